/** Letters that NFKD and the change of case leave whole although people type them plainly. */
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
};

/**
 * The form in which text is compared, sorted and searched: no case, no marks, single spaces. Upper
 * case before lower, so that STRASSE meets straße.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .toLowerCase()
    .replace(/[øłđðþæœıħßς]/g, (letter) => plain[letter] ?? letter)
    .replace(/\s+/g, " ")
    .trim();
}

/** The digits of a phone number, in order. */
export function digitsOf(phone: string): string {
  return phone.normalize("NFKC").replace(/[^0-9]/g, "");
}
