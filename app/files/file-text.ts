import { Refusal } from "#domain/refusal.ts";
import { type Charset, guessCharset } from "./charset.ts";
import { entriesIn } from "./zip-entries.ts";

const excelMessage = "This is an Excel workbook. Save it as CSV first.";

/** The first bytes of files that people mistake for one with rows, and what these files are. */
const beginnings: [number[], string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], excelMessage],
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF."],
  [[0x1f, 0x8b], "This is a compressed file. Unzip it first."],
  [[0x89, 0x50, 0x4e, 0x47], "This is a picture."],
  [[0xff, 0xd8, 0xff], "This is a picture."],
  [[0x47, 0x49, 0x46, 0x38], "This is a picture."],
];

const zip = [0x50, 0x4b, 0x03, 0x04];

/** A text and the encoding that it was in. */
export interface DecodedText {
  text: string;
  encoding: string;
  /** Whether other encodings would be possible too. */
  isGuess: boolean;
}

/** `decodeFile` for who needs only the text. */
export function textOfFile(bytes: Uint8Array, wanted = "a CSV file"): string {
  return decodeFile(bytes, wanted).text;
}

/**
 * The text of a file in UTF-8, UTF-16 or another encoding, which is guessed unless `charset` says it;
 * `wanted` is what a refusal tells people to select. Refuses BAD_REQUEST, at the field "file", for files
 * that are empty, not text, or of another kind.
 */
export function decodeFile(bytes: Uint8Array, wanted: string, charset?: Charset): DecodedText {
  if (bytes.length === 0) throw refused("This file is empty.");
  refuseOtherKinds(bytes, wanted);
  const found = charset ? guessed(prose(inCharset(bytes, charset)), charset) : decoded(bytes);
  if (found.text === null) throw refused(`This isn't a text file. Select ${wanted}.`);
  if (found.text.trim() === "") throw refused("This file is empty.");
  return { ...found, text: withoutEndMark(found.text) };
}

type Decoded = Omit<DecodedText, "text"> & { text: string | null };

function certain(text: string | null, encoding: string): Decoded {
  return { text, encoding, isGuess: false };
}

function guessed(text: string | null, encoding: string): Decoded {
  return { text, encoding, isGuess: true };
}

const dosEndMark = "\x1a";

function withoutEndMark(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.endsWith(dosEndMark) ? trimmed.slice(0, -1) : text;
}

/** A refusal of the file as a whole. */
export function refused(message: string): Refusal {
  return new Refusal("BAD_REQUEST", message, "file");
}

function refuseOtherKinds(bytes: Uint8Array, wanted: string): void {
  const [, what] = beginnings.find(([beginning]) => startsWith(bytes, beginning)) ?? [];
  if (what) throw refused(/first\.$/.test(what) ? what : `${what} Select ${wanted}.`);
  if (!startsWith(bytes, zip)) return;
  throw refused(hasWorkbook(bytes) ? excelMessage : `This is a zip file. Select ${wanted}.`);
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, zip);
}

/** Whether a file is a workbook, even if it is damaged. */
export function hasWorkbook(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, zip)) return false;
  const entries = entriesIn(bytes);
  if (entries) return entries.some(({ name }) => name === "xl/workbook.xml");
  // Without its directory, a zip has names before its files.
  return windows1252(bytes.subarray(0, 8_192)).includes("xl/");
}

function startsWith(bytes: Uint8Array, beginning: number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function decoded(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) {
    return certain(withoutNul(new TextDecoder().decode(bytes)), "utf-8");
  }
  const utf32 = utf32Text(bytes);
  if (utf32 !== null) return certain(withoutNul(utf32), "utf-32");
  const utf16 = utf16Of(bytes);
  if (utf16) return certain(withoutNul(strictly(utf16, bytes)), utf16);
  const utf8 = withoutNul(strictly("utf-8", bytes));
  if (utf8 !== null) return certain(utf8, "utf-8");
  const almost = mostlyUtf8(bytes);
  if (almost !== null) return guessed(prose(almost), "utf-8");
  const charset = guessCharset(bytes);
  return guessed(prose(inCharset(bytes, charset)), charset);
}

function inCharset(bytes: Uint8Array, charset: Charset): string {
  return new TextDecoder(charset).decode(bytes);
}

/**
 * A text in UTF-8 except for a few bytes, which some program has added in Windows-1252; null if there
 * are more of them than characters in UTF-8.
 */
function mostlyUtf8(bytes: Uint8Array): string | null {
  const pieces: string[] = [];
  let start = 0;
  let characters = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      characters += 1;
      at += length - 1;
      continue;
    }
    strays += 1;
    pieces.push(
      new TextDecoder().decode(bytes.subarray(start, at)),
      windows1252(bytes.subarray(at, at + 1)),
    );
    start = at + 1;
  }
  if (strays >= characters) return null;
  return [...pieces, new TextDecoder().decode(bytes.subarray(start))].join("");
}

/** The length of the character in UTF-8 that begins at a byte beyond ASCII; 0 if none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  return strictly("utf-8", bytes.subarray(at, at + length)) === null ? 0 : length;
}

/** The text of a file in UTF-32, which begins with a byte order mark of four bytes; null for others. */
function utf32Text(bytes: Uint8Array): string | null {
  const isLittle = startsWith(bytes, [0xff, 0xfe, 0, 0]);
  if (!isLittle && !startsWith(bytes, [0, 0, 0xfe, 0xff])) return null;
  const view = new DataView(
    bytes.buffer,
    bytes.byteOffset,
    bytes.byteLength - (bytes.byteLength % 4),
  );
  const letters: string[] = [];
  for (let at = 4; at < view.byteLength; at += 4) {
    const point = view.getUint32(at, isLittle);
    letters.push(point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point));
  }
  return letters.join("");
}

/**
 * Which UTF-16 the bytes are: from the byte order mark, or because every second byte of plain
 * letters is zero.
 */
function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(bytes, [0xfe, 0xff])) return "utf-16be";
  const sample = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > sample.length / 8) return "utf-16le";
  if (odd === 0 && even > sample.length / 8) return "utf-16be";
  return null;
}

/** The decoded text; null if the bytes aren't in that encoding. */
function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function windows1252(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}

function withoutNul(text: string | null): string | null {
  return text?.includes("\0") ? null : text;
}

/** A decoded text; null if it has too many control characters for one. */
function prose(text: string): string | null {
  const sample = text.slice(0, 20_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const controls = sample.match(/[\0-\x08\x0e-\x1f\x7f]/g)?.length ?? 0;
  return controls > sample.length / 100 ? null : withoutNul(text);
}
