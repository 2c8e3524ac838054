/*
 * The encoding of a text that isn't valid UTF-8. Address books are short and mostly ASCII, and detectors
 * that count letters of a language guess wrongly on them (docs/decisions.md). So each encoding is judged
 * by whether its letters make words: of one script, with capitals only at the start, with vowels.
 */

/** Encodings with one byte for each letter, the most usual first. */
const singleByte = [
  "windows-1252",
  "windows-1250",
  "iso-8859-2",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "koi8-r",
  "iso-8859-15",
  "macintosh",
] as const;

const eastAsian = ["euc-kr", "gb18030", "shift_jis", "euc-jp", "big5"] as const;

/** The encodings that are guessed, by the names that TextDecoder knows. */
export type Charset = (typeof singleByte)[number] | (typeof eastAsian)[number];

export const charsets: readonly Charset[] = [...singleByte, ...eastAsian];

/** More text doesn't show more. */
const longestSample = 64_000;

/** The most plausible encoding of a text that isn't valid UTF-8. */
export function guessCharset(bytes: Uint8Array): Charset {
  const words = foreignWords(bytes.subarray(0, longestSample));
  // Only Macs before 2001 ended lines with a return alone.
  const isOldMac = !bytes.includes(0x0a) && bytes.includes(0x0d);
  const order: readonly Charset[] = isOldMac
    ? ["macintosh", ...singleByte, ...eastAsian]
    : [...singleByte, ...eastAsian];
  const faults = new Map(order.map((charset) => [charset, faultsIn(words, charset)]));
  const scored = order.toSorted((one, other) => (faults.get(one) ?? 0) - (faults.get(other) ?? 0));
  return scored[0] ?? "windows-1252";
}

/** The words with bytes beyond ASCII; all other bytes are the same in each encoding. */
function foreignWords(bytes: Uint8Array): Uint8Array[] {
  const words: Uint8Array[] = [];
  let start = 0;
  let isForeign = false;
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) isForeign = true;
    if (byte >= 0x80 || /[A-Za-z@[\]\\^_`{|}~]/.test(String.fromCharCode(byte))) continue;
    if (isForeign) words.push(bytes.subarray(start, at));
    start = at + 1;
    isForeign = false;
  }
  return words;
}

function faultsIn(words: Uint8Array[], charset: Charset): number {
  if (isEastAsian(charset)) {
    return words.reduce((sum, word) => sum + faultsInPairs(word, charset), 0);
  }
  const decoded = words.map((word) => new TextDecoder(charset).decode(word));
  const faults = decoded.reduce((sum, word) => sum + faultsInLetters(word), 0);
  return faults + faultsInAlphabet(decoded.join(""), charset);
}

const icelandic = "áðéíóúýþæö";

/** The languages that are written in an encoding, by their letters beyond ASCII. */
const alphabets: { [Name in Charset]?: string[] } = {
  "windows-1252": ["àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœßªº", icelandic],
  "windows-1250": ["ąćęłńóśźż", "áčďéěíĺľňóôŕřšťúůýž", "áéíóőúű", "čćđšž", "ăâîşţ"],
  "windows-1254": ["çğıöşüâîû"],
  "windows-1257": ["āčēģīķļņšūž", "ąčęėįšųūž", "õšž"],
};

/** Letters of German names occur in the address books of its neighbours. */
const neighbours = "äöüßé";

/** How many letters are in no single language of the encoding. */
function faultsInAlphabet(text: string, charset: Charset): number {
  const languages = alphabets[charset === "iso-8859-2" ? "windows-1250" : charset];
  if (!languages) return 0;
  const letters = text.toLowerCase().match(/[^\P{Script=Latin}\p{ASCII}]/gu) ?? [];
  const outside = languages.map((alphabet) => {
    const known = alphabet === icelandic ? alphabet : alphabet + neighbours;
    return letters.filter((letter) => !known.includes(letter)).length;
  });
  return Math.min(...outside) * 0.5;
}

function isEastAsian(charset: Charset): charset is (typeof eastAsian)[number] {
  return eastAsian.some((each) => each === charset);
}

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
];

/** Signs that stand beside words in ordinary text. */
const usualSigns =
  /[\u2018-\u201e\u2013\u2014\u2026\u20ac\u00a0\u00a3\u00a7\u00a9\u00ae\u00b0\u00ab\u00bb\u2122]/gu;

const vowels: Record<string, RegExp> = {
  Cyrillic: /[аеёиоуыэюяіїєАЕЁИОУЫЭЮЯІЇЄ]/gu,
  Greek: /[αεηιουωάέήίόύώΑΕΗΙΟΥΩΆΈΉΊΌΎΏ]/gu,
};

/** What is odd about a word: 0 for an ordinary one. */
function faultsInLetters(word: string): number {
  const letters = [...word].filter((sign) => /\p{L}/u.test(sign));
  const foreign = letters.filter((letter) => letter > "\x7f");
  const used = scripts.filter((script) => letters.some((letter) => script.test(letter)));
  const strange = count(word.replace(usualSigns, ""), /[^\p{L}\p{M}\p{ASCII}]/gu);
  return (
    strange * 3 +
    count(word, /[\u0080-\u009f\ufffd\ue000-\uf8ff]/gu) * 10 +
    count(word, /(?<=\p{L})[^\p{L}\p{M}\p{ASCII}\u2019](?=\p{L})/gu) * 2 +
    count(word, /\p{Ll}\p{Lu}/gu) * 2 +
    (used.length > 1 ? 5 : 0) +
    faultsOfScript(word, letters.length, foreign)
  );
}

function faultsOfScript(word: string, length: number, foreign: string[]): number {
  const [first] = foreign;
  if (first === undefined) return 0;
  // Letters without capitals prove less, and only prayer books write Hebrew vowels.
  if (/[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(first)) {
    return 0.4 + count(word, /[\u0591-\u05c7]/gu);
  }
  if (/\p{Script=Latin}/u.test(first)) {
    return Math.max(0, foreign.length - length / 2) * 2;
  }
  const pattern = /\p{Script=Greek}/u.test(first) ? vowels.Greek : vowels.Cyrillic;
  const hasFewVowels = length > 2 && pattern !== undefined && count(word, pattern) < length / 4;
  return (hasFewVowels ? 2 : 0) + (/^(?:\p{Ll}|\p{Lu}+$)/u.test(word) ? 0.5 : 0);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** What is odd about a word in an encoding with two bytes for a letter, by how usual the first is. */
function faultsInPairs(word: Uint8Array, charset: (typeof eastAsian)[number]): number {
  try {
    new TextDecoder(charset, { fatal: true }).decode(word);
  } catch {
    return 10;
  }
  let faults = 0.3;
  for (let at = 0; at < word.length; at += 1) {
    const lead = word[at] ?? 0;
    if (lead < 0x80) continue;
    const isHalfWidth = charset === "shift_jis" && lead >= 0xa1 && lead <= 0xdf;
    if (!isHalfWidth) at += 1;
    faults += isHalfWidth ? 1 : oddityOfPair(lead, word[at] ?? 0, charset);
  }
  return faults;
}

function oddityOfPair(lead: number, trail: number, charset: (typeof eastAsian)[number]): number {
  const isIn = (from: number, to: number) => lead >= from && lead <= to;
  if (charset === "big5") return isIn(0xa4, 0xc6) ? 0.1 : 1;
  if (charset === "shift_jis") return isIn(0x82, 0x83) ? 0 : isIn(0x88, 0x9f) ? 0.1 : 1;
  if (trail < 0xa1) return 1.5;
  if (charset === "euc-kr") return isIn(0xb0, 0xc8) ? 0 : 1;
  if (charset === "euc-jp") return isIn(0xa4, 0xa5) ? 0 : isIn(0xb0, 0xcf) ? 0.3 : 0.6;
  return isIn(0xb0, 0xd7) ? 0.1 : 0.5;
}
