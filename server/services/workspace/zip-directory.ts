import { notArchiveMessage } from "#domain/archive.ts";
import { Refusal } from "#domain/refusal.ts";
import type { ArchiveSource } from "./source.ts";

/** Where a file lies in a ZIP file. */
export interface Entry {
  /** Where its local header begins. */
  header: number;
  compressedSize: number;
  isDeflated: boolean;
}

const signatures = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, entry: 0x02014b50 };
const endLength = 22;
const locatorLength = 20;
const longestComment = 65_535;
/** Stands for a number that is in the fields of ZIP64. */
const elsewhere = 0xffff_ffff;
/** The longest list of files that is read, in bytes. */
const longestDirectory = 32 * 1024 * 1024;

export function notArchive(): Refusal {
  return new Refusal("BAD_REQUEST", notArchiveMessage, "file");
}

/** The files of a ZIP file by their paths, from its directory; nothing is unpacked yet. */
export async function entriesOf(source: ArchiveSource): Promise<Map<string, Entry>> {
  const tail = Math.min(source.size, endLength + longestComment + locatorLength);
  const { offset, length, count } = await directoryOf(
    source,
    await viewOf(source, source.size - tail, tail),
  );
  if (length > longestDirectory || offset + length > source.size) throw notArchive();
  const view = await viewOf(source, offset, length);
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let left = count; left > 0; left -= 1) {
    if (view.getUint32(at, true) !== signatures.entry) throw notArchive();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const header = view.getUint32(at + 42, true);
    const path = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, nameLength));
    entries.set(path, {
      header: header === elsewhere ? longOffset(view, at + 46 + nameLength, extraLength) : header,
      compressedSize: view.getUint32(at + 20, true),
      isDeflated: view.getUint16(at + 10, true) === 8,
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

interface Directory {
  offset: number;
  length: number;
  count: number;
}

/** Finds the directory by the end of the file. */
async function directoryOf(source: ArchiveSource, tail: DataView): Promise<Directory> {
  let end = tail.byteLength - endLength;
  while (end >= 0 && tail.getUint32(end, true) !== signatures.end) end -= 1;
  if (end < 0) throw notArchive();
  const offset = tail.getUint32(end + 16, true);
  if (offset !== elsewhere) {
    const [count, length] = [tail.getUint16(end + 10, true), tail.getUint32(end + 12, true)];
    return { offset, length, count };
  }
  const locator = end - locatorLength;
  if (locator < 0 || tail.getUint32(locator, true) !== signatures.locator64) throw notArchive();
  const record = await viewOf(source, Number(tail.getBigUint64(locator + 8, true)), 56);
  if (record.getUint32(0, true) !== signatures.end64) throw notArchive();
  const number = (at: number) => Number(record.getBigUint64(at, true));
  return { count: number(32), length: number(40), offset: number(48) };
}

/** The offset of an entry beyond 4 GB: only that is in its extra field, as no file is so long. */
function longOffset(view: DataView, from: number, length: number): number {
  for (let at = from; at + 12 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) return Number(view.getBigUint64(at + 4, true));
  }
  throw notArchive();
}

async function viewOf(source: ArchiveSource, offset: number, length: number): Promise<DataView> {
  if (offset < 0 || length <= 0) throw notArchive();
  const bytes = await new Response(await source.read(offset, length)).arrayBuffer();
  return new DataView(bytes);
}
