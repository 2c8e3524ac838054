import { markMatches } from "#domain/search/marks.ts";
import type { SearchTerms } from "#domain/search/terms.ts";
import { MarkedParts } from "./marked-parts.tsx";

/** A text with its search matches marked. */
export function Marked({ text, terms }: { text: string; terms: SearchTerms | undefined }) {
  return <MarkedParts parts={markMatches(text, terms)} />;
}
