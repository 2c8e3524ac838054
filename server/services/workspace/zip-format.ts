/*
 * The fields of a ZIP file (APPNOTE 6.3) whose sizes and checksums are known before it is written, with
 * ZIP64 where it is longer than 4 GB or has more than 65,535 files. No file in it is that long.
 */

/** A file in a ZIP file. */
export interface ZipEntry {
  path: string;
  crc32: number;
  /** In bytes: as it is, and as it is stored. */
  bytes: number;
  packedBytes: number;
  isDeflated: boolean;
}

const encoder = new TextEncoder();

/** The version that a reader needs: 2.0, or 4.5 for ZIP64. */
const versions = { usual: 20, long: 45 };
/** The path is in UTF-8. */
const flags = 0x0800;
/** 1 January 1980, so that the same content is the same file. */
const date = 0x0021;
const most = { number: 0xffff, offset: 0xffff_ffff };

class Fields {
  readonly #bytes: number[] = [];

  /** Adds a number of 2 or 4 bytes, the lowest byte first. */
  add(size: 2 | 4, ...numbers: number[]): this {
    for (const number of numbers) {
      for (let at = 0; at < size; at += 1) this.#bytes.push((number >>> (8 * at)) & 0xff);
    }
    return this;
  }

  /** Adds numbers of 8 bytes. */
  addLong(...numbers: number[]): this {
    for (const number of numbers) this.add(4, number % 2 ** 32, Math.floor(number / 2 ** 32));
    return this;
  }

  text(text: Uint8Array): this {
    for (const byte of text) this.#bytes.push(byte);
    return this;
  }

  get length(): number {
    return this.#bytes.length;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

function described(fields: Fields, { isDeflated, crc32, bytes, packedBytes }: ZipEntry): Fields {
  return fields.add(2, flags, isDeflated ? 8 : 0, 0, date).add(4, crc32, packedBytes, bytes);
}

/** What precedes the content of a file. */
export function localHeader(entry: ZipEntry): Uint8Array {
  const name = encoder.encode(entry.path);
  const fields = new Fields().add(4, 0x04034b50).add(2, versions.usual);
  return described(fields, entry).add(2, name.length, 0).text(name).bytes;
}

/** What follows all files: their list, and where it is. `offsets` say where their headers begin. */
export function directoryOf(
  entries: readonly ZipEntry[],
  offsets: readonly number[],
  start: number,
): Uint8Array {
  const list = new Fields();
  for (const [index, entry] of entries.entries()) addToList(list, entry, offsets[index] ?? 0);
  const length = list.length;
  const count = entries.length;
  if (start > most.offset || count > most.number) {
    list
      .add(4, 0x06064b50)
      .addLong(44)
      .add(2, versions.long, versions.long)
      .add(4, 0, 0)
      .addLong(count, count, length, start)
      .add(4, 0x07064b50, 0)
      .addLong(start + length)
      .add(4, 1)
      .add(4, 0x06054b50)
      .add(2, 0, 0, most.number, most.number)
      .add(4, most.offset, most.offset)
      .add(2, 0);
    return list.bytes;
  }
  return list.add(4, 0x06054b50).add(2, 0, 0, count, count).add(4, length, start).add(2, 0).bytes;
}

function addToList(list: Fields, entry: ZipEntry, offset: number): void {
  const name = encoder.encode(entry.path);
  const isFar = offset >= most.offset;
  list.add(4, 0x02014b50).add(2, versions.usual, isFar ? versions.long : versions.usual);
  described(list, entry)
    .add(2, name.length, isFar ? 12 : 0, 0, 0, 0)
    .add(4, 0, isFar ? most.offset : offset)
    .text(name);
  if (isFar) list.add(2, 1, 8).addLong(offset);
}
