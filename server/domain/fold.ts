import { withoutInvisible } from "./text.ts";

/**
 * Raise it with every change to `fold` or to a key that uses it: the keys of stored rows are then
 * recomputed.
 */
export const foldVersion = 3;

/** Letters that NFKD and case conversion leave whole although people type them plainly. */
const plain: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
  ß: "ss",
  ς: "σ",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u201f": '"',
};

/**
 * Accents aren't part of a letter, but vowel signs of Indic scripts and Thai are, because they make
 * another word, and so do the voicing marks of kana.
 */
const accents =
  /(?![\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}/gu;

/**
 * All characters that are typed as an apostrophe. NFKD would turn some of them into an accent on a
 * space.
 */
const apostrophes =
  /['`\u00b4\u0384\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018-\u201b\u2032\u2035\ua78c\uff07\uff40]/g;

const dashes = /[\p{Pd}\u2212\u2043\u02d7]/gu;

/**
 * The form in which text is compared and sorted: no case, accents, apostrophes or invisible
 * characters, one kind of dash, single spaces. Upper case before lower, so that STRASSE matches
 * straße.
 */
export function fold(text: string): string {
  return withoutInvisible(text.replace(apostrophes, "").normalize("NFKD"))
    .replace(accents, "")
    .toUpperCase()
    .toLowerCase()
    .replace(/[øłđðþæœıħßς\u201c-\u201f]/g, (letter) => plain[letter] ?? letter)
    .replace(apostrophes, "")
    .replace(dashes, "-")
    .replace(/[\s\u2800]+/g, " ")
    .trim();
}

/**
 * A folded text for searching: without dashes, so that "jean-luc" and "jeanluc" both find Jean-Luc.
 */
export function searchable(folded: string): string {
  return folded.replaceAll("-", "");
}

/** The form in which text is searched. */
export function foldForSearch(text: string): string {
  return searchable(fold(text));
}

/** The digits of a text, in order and in any width. */
export function digitsOf(text: string): string {
  return text.normalize("NFKC").replace(/[^0-9]/g, "");
}

/** The letters and digits of a text alone: firstName, First_Name and FIRST NAME are the same. */
export function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}
