import type { Choice } from "#app/forms/select-field.tsx";
import { type Charset, charsets } from "../../files/charset.ts";

const languages: Record<Charset, string> = {
  "windows-1252": "Western European",
  "windows-1250": "Central European",
  "iso-8859-2": "Central European (ISO)",
  "windows-1251": "Cyrillic",
  "windows-1253": "Greek",
  "windows-1254": "Turkish",
  "windows-1255": "Hebrew",
  "windows-1256": "Arabic",
  "windows-1257": "Baltic",
  "koi8-r": "Russian",
  "iso-8859-15": "Western European (ISO)",
  macintosh: "Western European (Mac)",
  "euc-kr": "Korean",
  gb18030: "Chinese",
  shift_jis: "Japanese",
  "euc-jp": "Japanese (Unix)",
  big5: "Traditional Chinese",
};

/** The encodings that a text may be read in instead of the one that was guessed. */
export function encodingChoices(): Choice[] {
  return charsets.map((value) => ({ value, label: `${languages[value]}, ${value}` }));
}

export function isCharset(text: unknown): text is Charset {
  return charsets.some((each) => each === text);
}
