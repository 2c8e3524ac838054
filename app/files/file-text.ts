import { Refusal } from "#domain/refusal.ts";

const excelMessage = "This is an Excel workbook. Save it as CSV first.";
const notTextMessage = "This isn't a CSV file.";
const pictureMessage = "This is a picture. Select a CSV file.";

/** The first bytes of files that people mistake for CSV. */
const beginnings: [number[], string][] = [
  [[0xd0, 0xcf, 0x11, 0xe0], excelMessage],
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF. Select a CSV file."],
  [[0x1f, 0x8b], "This is a compressed file. Unzip it first."],
  [[0x89, 0x50, 0x4e, 0x47], pictureMessage],
  [[0xff, 0xd8, 0xff], pictureMessage],
  [[0x47, 0x49, 0x46, 0x38], pictureMessage],
];

const zip = [0x50, 0x4b, 0x03, 0x04];

/**
 * The text of a file in UTF-8, UTF-16 or, failing these, Windows-1252. Refuses BAD_REQUEST, at the
 * field "file", for files that are empty, not text, or of another kind.
 */
export function textOfFile(bytes: Uint8Array): string {
  if (bytes.length === 0) throw refused("This file is empty.");
  refuseOtherKinds(bytes);
  const text = decoded(bytes);
  if (text === null) throw refused(notTextMessage);
  if (text.trim() === "") throw refused("This file is empty.");
  if (/^\s*BEGIN:VCARD/i.test(text.slice(0, 1_000))) {
    throw refused("vCard files can't be imported yet. Export your contacts as CSV.");
  }
  return text;
}

/** A refusal of the file as a whole. */
export function refused(message: string): Refusal {
  return new Refusal("BAD_REQUEST", message, "file");
}

function refuseOtherKinds(bytes: Uint8Array): void {
  const [, message] = beginnings.find(([beginning]) => startsWith(bytes, beginning)) ?? [];
  if (message) throw refused(message);
  if (!startsWith(bytes, zip)) return;
  // A zip has its file names at the beginning and at the end.
  const names = [bytes.subarray(0, 8_192), bytes.subarray(-65_536)].map(windows1252).join();
  throw refused(names.includes("xl/") ? excelMessage : "This is a zip file. Select a CSV file.");
}

function startsWith(bytes: Uint8Array, beginning: number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function decoded(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return withoutNul(new TextDecoder().decode(bytes));
  const utf16 = utf16Of(bytes);
  if (utf16) return withoutNul(strictly(utf16, bytes));
  return withoutNul(strictly("utf-8", bytes)) ?? prose(windows1252(bytes));
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

/**
 * The bytes as Windows-1252, which any bytes are; null if they have too many control characters for
 * text.
 */
function prose(text: string): string | null {
  const sample = text.slice(0, 20_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const controls = sample.match(/[\0-\x08\x0e-\x1f\x7f]/g)?.length ?? 0;
  return controls > sample.length / 100 ? null : withoutNul(text);
}
