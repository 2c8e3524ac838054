import { createElement, Fragment } from "react";
import type { SearchTerms } from "#domain/search.ts";
import { markMatches } from "#domain/search-marks.ts";

/** A text in which what a search has found of it is marked. */
export function Marked({ text, terms }: { text: string; terms: SearchTerms | undefined }) {
  const parts = markMatches(text, terms);
  return createElement(
    Fragment,
    null,
    ...parts.map((part) => (part.marked ? createElement("mark", null, part.text) : part.text)),
  );
}
