import { isEmail } from "../address.ts";
import { withoutInvisible } from "../text.ts";

/* Emails and phones as they are written into the cells of a file. */

/**
 * The emails in a text such as "Ann <ann@example.com>; ann@work.example" or "mailto:ann@example.com.".
 * The text itself if there are none, or if words stand beside them that would be lost.
 */
export function emailsIn(text: string): string[] {
  const plain = withoutInvisible(text);
  if (isEmail(plain.trim())) return [plain];
  const named = [...plain.matchAll(/<([^<>\s]+)>/g)].map(([, address = ""]) => address);
  if (named.length > 0 && named.every(isEmail)) return named;
  const pieces = plain
    .split(/[\s;,|/]+/)
    .map((piece) => piece.replace(/^mailto:/i, "").replace(/[.]+$/, ""))
    .filter(Boolean);
  return pieces.length > 0 && pieces.every(isEmail) ? pieces : [text];
}

/** Fewer digits are an extension or a part of a number. */
const fewestDigits = 5;

/**
 * The phones in a text such as "555-0101; 555-0102" or "tel:+1-201-555-0123", and without what
 * spreadsheets write before a number to keep it a text.
 */
export function phonesIn(text: string): string[] {
  const plain = text
    .replace(/^\s*="(.*)"\s*$/s, "$1")
    .replace(/^\s*'(?=[+\d(])/, "")
    .replace(/^\s*tel:/i, "");
  const listed = piecesOf(plain, /[;|\n]|,\s/);
  if (listed.length > 1 && listed.every(hasEnoughDigits)) return listed;
  // "030 / 12 34 56" is one number.
  const slashed = piecesOf(plain, /\s\/\s/);
  const shapes = new Set(slashed.map((piece) => piece.replace(/\p{Nd}/gu, "0")));
  return slashed.length > 1 && shapes.size === 1 ? slashed : [plain];
}

function piecesOf(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((piece) => piece.trim())
    .filter(Boolean);
}

function hasEnoughDigits(text: string): boolean {
  return digitCount(text) >= fewestDigits;
}

function digitCount(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}
