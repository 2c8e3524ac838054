import { markMatches } from "#domain/search/marks.ts";
import type { SearchTerms } from "#domain/search/terms.ts";
import { MarkedParts } from "./marked-parts.tsx";

/** A text in which what a search has found of it is marked. */
export function Marked({ text, terms }: { text: string; terms: SearchTerms | undefined }) {
  return <MarkedParts parts={markMatches(text, terms)} />;
}
