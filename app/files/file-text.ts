import { Refusal } from "#domain/refusal.ts";
import type { Charset } from "./charset.ts";
import { decoderOf, EncodingSearch, startsWith } from "./encoding.ts";
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
  const search = new EncodingSearch();
  if (!charset) search.add(bytes, true);
  const found = charset ? { name: charset, isGuess: true } : search.found();
  const text = found && decoderOf(found)(bytes, true);
  if (!found || text === null) throw notText(wanted);
  if (found.isGuess) refuseControls(text, wanted);
  if (text.trim() === "") throw refused("This file is empty.");
  return { encoding: found.name, isGuess: found.isGuess, text: withoutEndMark(text) };
}

/** The refusal of a file that isn't one of text. */
export function notText(wanted: string): Refusal {
  return refused(`This isn't a text file. Select ${wanted}.`);
}

const dosEndMark = "\x1a";

export function withoutEndMark(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.endsWith(dosEndMark) ? trimmed.slice(0, -1) : text;
}

/** A refusal of the file as a whole. */
export function refused(message: string): Refusal {
  return new Refusal("BAD_REQUEST", message, "file");
}

/** Refuses a file that begins like one of another kind. */
export function refuseOtherKinds(bytes: Uint8Array, wanted: string): void {
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

function windows1252(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}

/** Refuses a decoded text that has too many control characters for one. */
export function refuseControls(text: string, wanted: string): void {
  const sample = text.slice(0, 20_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const controls = sample.match(/[\0-\x08\x0e-\x1f\x7f]/g)?.length ?? 0;
  if (controls > sample.length / 100) throw notText(wanted);
}
