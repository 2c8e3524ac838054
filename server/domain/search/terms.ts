import { fold, searchable } from "../fold.ts";
import { readPhoneQuery } from "../phone.ts";
import { longestSearch } from "./search.ts";

const mostWords = 8;

export interface SearchTerms {
  /** Folded words, all of which must occur. */
  words: string[];
  /** The digits of a possible phone number; contacts with it match as well. */
  digits: string | undefined;
}

/** What to search for when a person types `search`; undefined for nothing. */
export function searchTerms(search: string | undefined): SearchTerms | undefined {
  const text = fold((search ?? "").slice(0, longestSearch));
  const phone = readPhoneQuery(text);
  // The parts of a phone number also occur in other numbers.
  const words = (phone?.isWhole ? [text] : text.split(" "))
    .map(searchable)
    .filter((word) => word !== "");
  if (words.length === 0) return undefined;
  return { words: words.slice(0, mostWords), digits: phone?.digits };
}
