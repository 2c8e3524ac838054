import { fold, searchable } from "../fold.ts";
import { readPhoneQuery } from "../phone.ts";
import { longestSearch } from "./search.ts";

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
  const phone = readPhoneQuery(text);
  // The parts of a phone number by themselves occur in others.
  const words = (phone?.isWhole ? [text] : text.split(" "))
    .map(searchable)
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  return { words: words.slice(0, mostWords), digits: phone?.digits };
}
