import { createElement, Fragment } from "react";
import type { MarkedPart } from "#domain/search/marks.ts";

/** A text in pieces, of which those are marked that a search has found. */
export function MarkedParts({ parts }: { parts: readonly MarkedPart[] }) {
  return createElement(
    Fragment,
    null,
    ...parts.map((part) => (part.marked ? createElement("mark", null, part.text) : part.text)),
  );
}
