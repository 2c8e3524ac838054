import type { FileRecord } from "#domain/contact/file-row.ts";
import {
  type FileContents,
  mostColumns,
  mostParts,
  mostSentBytes,
  mostSentRows,
} from "#domain/import/draft.ts";
import { slicing } from "#domain/import/sliced.ts";
import { decoderOf, EncodingSearch, type FoundEncoding } from "../encoding.ts";
import {
  hasWorkbook,
  isZip,
  notText,
  refuseControls,
  refused,
  refuseOtherKinds,
  withoutEndMark,
} from "../file-text.ts";
import { isOwnJson } from "../own-json.ts";
import { longestBeginning } from "../people-table.ts";
import { type FileReading, planOfText, readFile, wantedFile } from "../read-file.ts";
import { readTable } from "../text-table.ts";
import { isVCard } from "../vcard-lines.ts";

/*
 * Reads a file that is too large for a request, by the code that reads a smaller one on the server. A text with
 * rows is read in chunks, once for what it holds and once for its slices, so that memory stays level.
 */

/** The most bytes of a file that can only be read as a whole, and of what such a file unpacks to. */
const mostWholeBytes = 30 * 1024 * 1024;
const mostUnpacked = 150 * 1024 * 1024;

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
const tooLargeMessage = `This file is larger than ${megabytes(mostSentBytes)}. Split it into smaller files, each with the header row.`;
const tooLargeWholeMessage = `Only CSV files may be larger than ${megabytes(mostWholeBytes)}. Save this one as CSV, or split it.`;
const tooManyPartsMessage =
  "This file has too much text. Split it into smaller files, each with the header row.";

/** What a large file holds, and its rows in slices, which can be read more than once. */
export interface LargeFile {
  contents: FileContents;
  rowCount: number;
  parts: number;
  slices: () => AsyncIterable<FileRecord[]>;
}

export interface LargeReading extends Pick<FileReading, "charset" | "noun"> {
  /** Called with the number of rows that have been read so far. */
  onRows?: (count: number) => void;
  /** How many bytes are read at once. */
  chunkSize?: number;
}

/** Reads a file of up to 100 MB and 200,000 rows. Refuses what `readFile` does. */
export async function readLargeFile(file: Blob, reading: LargeReading): Promise<LargeFile> {
  if (file.size === 0) throw refused("This file is empty.");
  if (file.size > mostSentBytes) throw refused(tooLargeMessage);
  const head = new Uint8Array(await file.slice(0, 64_000).arrayBuffer());
  if (isZip(head) || hasWorkbook(head)) return readWhole(file, reading);
  refuseOtherKinds(head, wantedFile);
  const encoding = reading.charset
    ? { name: reading.charset, isGuess: true }
    : await encodingOf(file, reading);
  if (!encoding) throw notText(wantedFile);
  const { beginning, isRest } = await beginningOf(file, encoding, reading);
  if (encoding.isGuess) refuseControls(beginning, wantedFile);
  if (!isRest && beginning.trim() === "") throw refused("This file is empty.");
  if (isVCard(beginning) || isOwnJson(beginning)) return readWhole(file, reading);
  return readRows(file, { beginning, encoding }, reading);
}

async function readWhole(file: Blob, reading: LargeReading): Promise<LargeFile> {
  if (file.size > mostWholeBytes) throw refused(tooLargeWholeMessage);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { charset, noun } = reading;
  const { contents, records } = await readFile(bytes, {
    charset,
    noun,
    most: mostSentRows,
    mostUnpacked,
  });
  reading.onRows?.(records.length);
  async function* slices() {
    const slicer = slicing();
    for (const record of records) yield* slicer.add(record);
    yield* slicer.end();
  }
  let parts = 0;
  for await (const _ of slices()) parts += 1;
  return bounded({ contents, rowCount: records.length, parts, slices });
}

interface KnownText {
  beginning: string;
  encoding: FoundEncoding;
}

async function readRows(file: Blob, text: KnownText, reading: LargeReading): Promise<LargeFile> {
  const { plan, noun } = planOfText(text.beginning, reading.noun);
  async function* recordsBy(table: ReturnType<typeof readTable>) {
    for await (const piece of textsOf(file, text.encoding, reading)) yield table.push(piece);
    yield table.end();
  }
  async function* slicesBy(table: ReturnType<typeof readTable>, onRows?: (count: number) => void) {
    const slicer = slicing();
    let count = 0;
    for await (const records of recordsBy(table)) {
      for (const record of records) yield* slicer.add(record);
      count += records.length;
      onRows?.(count);
    }
    yield* slicer.end();
  }
  const newTable = () => readTable(plan, noun, mostSentRows);
  const table = newTable();
  let rowCount = 0;
  let parts = 0;
  for await (const slice of slicesBy(table, reading.onRows)) {
    rowCount += slice.length;
    parts += 1;
  }
  const { name, isGuess } = text.encoding;
  const contents = { ...table.contents(), encoding: { name, isGuess }, otherTables: [] };
  return bounded({ contents, rowCount, parts, slices: () => slicesBy(newTable()) });
}

const longestListed = 300;

/** A file with lists that are short enough to be sent. */
function bounded(file: LargeFile): LargeFile {
  if (file.parts > mostParts) throw refused(tooManyPartsMessage);
  const { contents } = file;
  const cut = (texts: string[]) =>
    texts.slice(0, mostColumns).map((text) => text.slice(0, longestListed));
  const { notedOnCards, otherTables } = contents;
  return {
    ...file,
    contents: { ...contents, notedOnCards: cut(notedOnCards), otherTables: cut(otherTables) },
  };
}

/** The bytes of a file, in chunks. */
async function* chunksOf(file: Blob, { chunkSize = 1024 * 1024 }: LargeReading) {
  for (let from = 0; from < file.size; from += chunkSize) {
    const to = from + chunkSize;
    const bytes = new Uint8Array(await file.slice(from, to).arrayBuffer());
    yield { bytes, isLast: to >= file.size };
  }
}

async function encodingOf(file: Blob, reading: LargeReading): Promise<FoundEncoding | null> {
  const search = new EncodingSearch();
  for await (const { bytes, isLast } of chunksOf(file, reading)) search.add(bytes, isLast);
  return search.found();
}

/** The text of a file, in pieces. */
async function* textsOf(file: Blob, encoding: FoundEncoding, reading: LargeReading) {
  const decode = decoderOf(encoding);
  let held = "";
  for await (const { bytes, isLast } of chunksOf(file, reading)) {
    const text = decode(bytes, isLast);
    if (text === null) throw notText(wantedFile);
    const known = held + text;
    const end = isLast ? known.length : markStart(known);
    held = known.slice(end);
    yield isLast ? withoutEndMark(known) : known.slice(0, end);
  }
}

/** Where the blanks and end marks at the end of a text begin, which may be those at the end of its file. */
function markStart(text: string): number {
  let at = text.length;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the end mark of DOS.
  while (at > 0 && /[\s\x1a]/.test(text[at - 1] ?? "")) at -= 1;
  return at;
}

async function beginningOf(file: Blob, encoding: FoundEncoding, reading: LargeReading) {
  let beginning = "";
  for await (const piece of textsOf(file, encoding, reading)) {
    beginning += piece;
    if (beginning.length > longestBeginning) return { beginning, isRest: true };
  }
  return { beginning, isRest: false };
}
