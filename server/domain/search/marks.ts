import { digitsOf, fold, foldForSearch } from "../fold.ts";
import type { SearchTerms } from "./terms.ts";

/** A part of a text, and whether a search has matched it. */
export interface MarkedPart {
  text: string;
  marked: boolean;
}

/** A converted text, and the original character of each of its positions. */
interface Traced {
  text: string;
  from: number[];
}

/**
 * Splits a text into parts, marking those that match a search's words once folded, or that have the
 * digits of its number in any format. Joined, the parts are the text exactly.
 */
export function markMatches(text: string, terms: SearchTerms | undefined): MarkedPart[] {
  if (!terms || text === "") return [{ text, marked: false }];
  // A letter and its combining marks are one unit.
  const characters = text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  const marked = characters.map(() => false);
  const folded = traced(
    characters,
    (character) => foldForSearch(character) || (/[\s\u2800]/.test(character) ? " " : ""),
  );
  for (const word of terms.words) {
    for (const [first, last] of occurrences(folded, word)) marked.fill(true, first, last + 1);
  }
  if (terms.digits !== undefined) {
    const digits = traced(characters, digitsOf);
    // With a country code, a number is written without its trunk zero.
    const written = digits.text.includes(terms.digits)
      ? terms.digits
      : terms.digits.replace(/^0/, "");
    for (const [first, last] of occurrences(digits, written)) {
      const number = characters.slice(first, last + 1).join("");
      if (isNumber(number)) marked.fill(true, first, last + 1);
    }
  }
  return partsOf(characters, marked);
}

/**
 * Whether the digits of a text form one number: only characters that numbers are written with may
 * be between them.
 */
function isNumber(text: string): boolean {
  return /^[0-9\s().+/-]*$/.test(fold(text));
}

function traced(characters: string[], form: (character: string) => string): Traced {
  const forms = characters.map(form);
  return {
    text: forms.join(""),
    from: forms.flatMap((each, index) => Array.from({ length: each.length }, () => index)),
  };
}

/** Where a word occurs: the first and last character of each occurrence. */
function occurrences({ text, from }: Traced, word: string): [first: number, last: number][] {
  const ranges: [number, number][] = [];
  let at = text.indexOf(word);
  while (at >= 0) {
    ranges.push([from[at] ?? 0, from[at + word.length - 1] ?? 0]);
    at = text.indexOf(word, at + 1);
  }
  return ranges;
}

function partsOf(characters: string[], marked: boolean[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  characters.forEach((character, index) => {
    const last = parts.at(-1);
    if (last && last.marked === marked[index]) last.text += character;
    else parts.push({ text: character, marked: marked[index] ?? false });
  });
  return parts;
}

/** Whether a search matches anything in a text. */
export function hasMatch(text: string, terms: SearchTerms | undefined): boolean {
  return markMatches(text, terms).some(({ marked }) => marked);
}
