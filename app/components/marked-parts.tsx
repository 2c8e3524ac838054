import { createElement, Fragment } from "react";
import type { MarkedPart } from "#domain/search/marks.ts";

/** A text in parts, with the search matches marked. */
export function MarkedParts({ parts }: { parts: readonly MarkedPart[] }) {
  return createElement(
    Fragment,
    null,
    ...parts.map((part) => (part.marked ? createElement("mark", null, part.text) : part.text)),
  );
}
