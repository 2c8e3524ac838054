import { unzipSync } from "fflate";
import type { FileContents } from "#domain/import/draft.ts";
import type { ImportNoun } from "#domain/import/noun.ts";
import { Refusal } from "#domain/refusal.ts";
import { refused } from "./file-text.ts";
import { hasSomethingElse } from "./no-people.ts";
import { entriesIn, sizeOf } from "./zip-entries.ts";

/** The most bytes of a zip file when it is unpacked, with its workbooks; a Worker has 128 MB of memory. */
const mostUnpacked = 20 * 1024 * 1024;

const brokenMessage = "This zip file is damaged. Unzip it first.";
const tooLargeMessage = "This zip file is too large. Unzip it, and import its files one by one.";
const emptyMessage = "This zip file has no CSV, Excel, vCard or JSON file.";

/** What an import reads; our archives have JSON of another kind too. */
const readable = /\.(?:csv|tsv|txt|xlsx|vcf|vcard|json)$/i;

/** What systems add to zip files by themselves, and files in folders of archives. */
const ignored = /(?:^|\/)(?:__MACOSX\/|\.|manifest\.json$)/;

interface ZippedFile {
  name: string;
  bytes: Uint8Array;
}

/** A file in a zip file, or all of its vCards together. */
interface Candidate {
  bytes: Uint8Array;
  /** The name in quotes, or how many vCards there are. */
  called: string;
}

interface Found {
  contents: FileContents;
  records: readonly unknown[];
}

interface ZipReading<Read extends Found> {
  noun: ImportNoun;
  /** The most bytes that it may have unpacked. */
  most?: number | undefined;
  /** Reads a file, whose content, if it is packed itself, may have this many bytes. */
  read: (bytes: Uint8Array, mostUnpacked: number) => Promise<Read>;
}

/**
 * Reads the file in a zip file that is ours or else fits best; its vCards count as one. Refuses BAD_REQUEST, at
 * the field "file", for one that is damaged, too large, or has no file to read, and if its largest file, or
 * each, is refused.
 */
export async function readZip<Read extends Found>(
  bytes: Uint8Array,
  { noun, most = mostUnpacked, read }: ZipReading<Read>,
): Promise<Read> {
  const candidates = candidatesIn(filesInZip(bytes, most));
  const [largest] = candidates;
  let room = most - candidates.reduce((sum, each) => sum + each.bytes.length, 0);
  let best: { file: Read; of: Candidate } | undefined;
  const refusals: { refusal: Refusal; isElse: boolean }[] = [];
  // One after another, so that no more than two are in memory.
  for (const of of candidates) {
    try {
      const file = await read(of.bytes, room);
      if (!best || compareLists(fitness(file, noun), fitness(best.file, noun)) > 0) {
        best = { file, of };
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const refusal = refused(`${of.called}: ${error.message}`);
      const isElse = hasSomethingElse(error);
      if (of === largest && !isElse) throw refusal;
      refusals.push({ refusal, isElse });
    }
    room -= unpackedSize(of.bytes);
  }
  if (!best) throw (refusals.find(({ isElse }) => !isElse) ?? refusals[0])?.refusal;
  const { contents } = best.file;
  const others = candidates.flatMap((each) => (each === best.of ? [] : [`file ${each.called}`]));
  const otherTables = [...contents.otherTables, ...others];
  return { ...best.file, contents: { ...contents, otherTables } };
}

/** How well a file fits: ours before others, then those of the noun, then the longest. */
function fitness({ contents, records }: Found, noun: ImportNoun): number[] {
  const isOwn = contents.columns.some(({ suggested }) => suggested.field === "ownId");
  return [isOwn ? 1 : 0, contents.noun === noun ? 1 : 0, records.length];
}

function compareLists(one: number[], other: number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function unpackedSize(bytes: Uint8Array): number {
  return sizeOf(entriesIn(bytes) ?? []);
}

/** What can be read, the largest first. */
function candidatesIn(files: readonly ZippedFile[]): Candidate[] {
  const isCard = ({ name }: ZippedFile) => /\.v(?:cf|card)$/i.test(name);
  const cards = files.filter(isCard);
  const [card] = cards;
  const called = cards.length === 1 ? `“${card?.name}”` : `“*.vcf” (${cards.length})`;
  const tables = files.filter((file) => !isCard(file));
  return [
    ...(card ? [{ bytes: joined(cards), called }] : []),
    ...tables.map(({ name, bytes }) => ({ bytes, called: `“${name}”` })),
  ].toSorted((one, other) => other.bytes.length - one.bytes.length);
}

/** The files that an import may read, by their names. */
function filesInZip(bytes: Uint8Array, most: number): ZippedFile[] {
  const isWanted = ({ name }: { name: string }) => readable.test(name) && !ignored.test(name);
  const entries = entriesIn(bytes)?.filter(isWanted);
  if (!entries) throw refused(brokenMessage);
  if (entries.length === 0) throw refused(emptyMessage);
  if (sizeOf(entries) > most) throw refused(tooLargeMessage);
  return Object.entries(unzipped(bytes, isWanted))
    .map(([name, content]) => ({ name, bytes: content }))
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"));
}

function unzipped(bytes: Uint8Array, filter: (file: { name: string }) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    throw refused(brokenMessage);
  }
}

/** Files of lines, one after another. */
function joined(files: readonly ZippedFile[]): Uint8Array {
  const bytes = new Uint8Array(files.reduce((sum, file) => sum + file.bytes.length + 1, 0));
  let at = 0;
  for (const file of files) {
    bytes.set(file.bytes, at);
    at += file.bytes.length;
    bytes[at] = 10;
    at += 1;
  }
  return bytes;
}
