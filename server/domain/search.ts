import { tellingDigits } from "./contact.ts";
import { digitsOf, fold } from "./fold.ts";

/** The longest search that is read, in characters; the rest is dropped. */
export const longestSearch = 200;
const mostWords = 8;

export interface SearchTerms {
  /** Folded words: each must occur. */
  words: string[];
  /** Digits of what may be a phone number: where given, a contact with them matches too. */
  digits: string | undefined;
}

/** What to look for when a person types `search`; undefined when there is nothing to look for. */
export function searchTerms(search: string | undefined): SearchTerms | undefined {
  const text = fold((search ?? "").slice(0, longestSearch));
  if (text === "") return undefined;
  return { words: text.split(" ").slice(0, mostWords), digits: phoneDigits(text) };
}

function phoneDigits(text: string): string | undefined {
  if (!/^[+(]*[0-9][0-9\s().+/-]*$/.test(text)) return undefined;
  const digits = digitsOf(text);
  const telling =
    digits.length >= tellingDigits ? digits.slice(-tellingDigits) : digits.replace(/^0+/, "");
  return telling === "" ? undefined : telling;
}

/** What a global search finds, in the order in which it is shown. */
export const foundKinds = ["contact", "company", "deal", "tag"] as const;
export type FoundKind = (typeof foundKinds)[number];

/** The most of each kind that one global search brings. */
export const mostFound = 20;

/** The number of the record that a search like "#12" means. */
export function numberIn(search: string): number | undefined {
  const number = Number(/^#([0-9]{1,15})$/.exec(search.trim())?.[1]);
  return number > 0 ? number : undefined;
}
