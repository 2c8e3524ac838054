import { foldForSearch } from "../fold.ts";
import { markMatches } from "./marks.ts";
import type { SearchTerms } from "./terms.ts";

/** How long an excerpt is, in characters, and how many of them are before the match. */
const excerptLength = 180;
const lead = 40;

/** A long text is looked through in parts of this length, each with the beginning of the next one. */
const partLength = 1_000;
const overlap = 200;

/**
 * The part of a text around the first match of a search, in one line and from one word to another;
 * the beginning of the text if nothing in it matches.
 */
export function excerptOf(text: string, terms: SearchTerms): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const match = matchIn(line, terms);
  const start = match > lead ? nextWord(line, match - lead, match) : 0;
  const end = Math.min(line.length, start + excerptLength);
  const whole = end < line.length ? Math.max(line.lastIndexOf(" ", end), match + lead) : end;
  return `${start > 0 ? "…" : ""}${line.slice(start, whole).trim()}${whole < line.length ? "…" : ""}`;
}

/** Where the first match begins; 0 if there is none. Only the part that has it is read by letters. */
function matchIn(line: string, terms: SearchTerms): number {
  const words = [...terms.words, ...(terms.digits ? [terms.digits] : [])];
  for (let at = 0; at < line.length; at += partLength) {
    const part = line.slice(at, at + partLength + overlap);
    const folded = foldForSearch(part);
    if (!words.some((word) => folded.includes(word))) continue;
    const parts = markMatches(part, terms);
    const before = parts.findIndex(({ marked }) => marked);
    if (before < 0) continue;
    return at + parts.slice(0, before).reduce((length, { text }) => length + text.length, 0);
  }
  return 0;
}

/** Where a word begins, from a position on but not after the match. */
function nextWord(line: string, from: number, match: number): number {
  const space = line.indexOf(" ", from);
  return space >= 0 && space < match ? space + 1 : from;
}
