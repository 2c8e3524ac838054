import { createHash } from "node:crypto";
import {
  type ArchivedFile,
  archiveVersion,
  contentsFolder,
  damagedMessage,
  laterArchiveMessage,
  type Manifest,
  manifestPath,
  pieceOf,
  recordsFolder,
  tooLargeArchiveMessage,
} from "#domain/archive.ts";
import { manifestInput } from "#domain/archive-input.ts";
import { Refusal } from "#domain/refusal.ts";
import { mostContents, mostParts, partsOf } from "./parts.ts";
import type { ArchiveSource } from "./source.ts";
import { type Entry, entriesOf, notArchive } from "./zip-directory.ts";

export function damaged(): Refusal {
  return new Refusal("BAD_REQUEST", damagedMessage, "file");
}

function tooLarge(): Refusal {
  return new Refusal("BAD_REQUEST", tooLargeArchiveMessage, "file");
}

/** No record is longer: a longer line is no record, and would fill the memory. */
const longestLine = 2_000_000;
/** In characters: a request has little memory, and 100,000 files take 20 million. */
const longestManifest = { bounded: 10_000_000, unbounded: 60_000_000 };

/** An archive whose content matches its manifest. */
export class Archive {
  readonly manifest: Manifest;
  readonly #source: ArchiveSource;
  readonly #entries: Map<string, Entry>;
  readonly #files: Map<string, ArchivedFile>;

  private constructor(source: ArchiveSource, entries: Map<string, Entry>, manifest: Manifest) {
    this.#source = source;
    this.#entries = entries;
    this.manifest = manifest;
    this.#files = new Map(manifest.files.map((file) => [file.path, file]));
  }

  /**
   * Reads the manifest, and the files of records to compare them with it. Refuses BAD_REQUEST, at the
   * field "file", for what isn't an archive of Kith, is damaged, was made by a later version, or has more
   * records or files than one request restores, unless it is `unbounded`.
   */
  static async open(source: ArchiveSource, { unbounded = false } = {}): Promise<Archive> {
    const entries = await readable(() => entriesOf(source));
    const manifest = await Archive.#manifestIn(source, entries, unbounded);
    const archive = new Archive(source, entries, manifest);
    const files = manifest.files.filter(({ path }) => path.startsWith(recordsFolder));
    const contents = manifest.files.filter(({ path }) => path.startsWith(contentsFolder));
    // Before anything is unpacked, which stops at the size that the manifest has.
    const isTooLarge = partsOf(files) > mostParts || contents.length > mostContents;
    if (isTooLarge && !unbounded) throw tooLarge();
    for (const { path } of files) {
      for await (const _ of archive.content(path));
    }
    return archive;
  }

  static async #manifestIn(
    source: ArchiveSource,
    entries: Map<string, Entry>,
    unbounded: boolean,
  ): Promise<Manifest> {
    const entry = entries.get(manifestPath);
    if (!entry) throw notArchive();
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of unpacked(source, entry)) {
      text += decoder.decode(piece, { stream: true });
      if (text.length > longestManifest.unbounded) throw damaged();
      if (text.length > longestManifest.bounded && !unbounded) throw tooLarge();
    }
    const written = (await readable(() => JSON.parse(text))) as Partial<Manifest> | null;
    if (typeof written?.kith !== "number") throw notArchive();
    if (written.kith > archiveVersion) {
      throw new Refusal("BAD_REQUEST", laterArchiveMessage, "file");
    }
    const manifest = manifestInput.safeParse(written);
    if (!manifest.success) throw damaged();
    return manifest.data;
  }

  /** Whether the archive has a file. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /**
   * The content of a file, piece by piece. Refuses BAD_REQUEST at its end, or earlier, if it isn't what
   * the manifest says.
   */
  async *content(path: string): AsyncGenerator<Uint8Array> {
    const entry = this.#entries.get(path);
    const file = this.#files.get(path);
    if (!entry || !file) throw damaged();
    const hash = createHash("sha256");
    let length = 0;
    for await (const piece of unpacked(this.#source, entry)) {
      length += piece.byteLength;
      if (length > file.bytes) throw damaged();
      hash.update(piece);
      yield piece;
    }
    if (length !== file.bytes || hash.digest("hex") !== file.sha256) throw damaged();
  }

  /** The records of a file, one by one, and of those that continue it; none if there is no such file. */
  async *records(path: string): AsyncGenerator<Record<string, unknown>> {
    for (let piece = 1; this.has(pieceOf(path, piece)); piece += 1) {
      yield* this.#recordsIn(pieceOf(path, piece));
    }
  }

  async *#recordsIn(path: string): AsyncGenerator<Record<string, unknown>> {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const piece of this.content(path)) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLine) throw damaged();
      for (const line of lines) {
        if (line.startsWith("{")) yield recordIn(line);
      }
    }
  }
}

function recordIn(line: string): Record<string, unknown> {
  const record: unknown = parsed(line.replace(/,$/, ""));
  if (typeof record !== "object" || record === null) throw damaged();
  return record as Record<string, unknown>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged();
  }
}

/** What reading gives; whatever fails, the archive is damaged. */
async function readable<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof Refusal ? error : damaged();
  }
}

/** The longest extra field of a local header that is read along, in bytes. */
const longestExtra = 1_024;

/** The content of a file, piece by piece, as fast as it is read. */
async function* unpacked(
  source: ArchiveSource,
  { header, compressedSize, isDeflated }: Entry,
): AsyncGenerator<Uint8Array> {
  const packed = streamOf(packedContent(source, header, compressedSize));
  const content = isDeflated ? packed.pipeThrough(new DecompressionStream("deflate-raw")) : packed;
  const reader = content.getReader();
  try {
    while (true) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    throw damaged();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const headerLength = 30;

/** The longest path of a file, in bytes. */
const longestPath = 1_000;

/** A file as it is in the archive, without its local header. */
async function* packedContent(
  source: ArchiveSource,
  header: number,
  size: number,
): AsyncGenerator<Uint8Array> {
  const most = Math.min(headerLength + longestPath + longestExtra + size, source.size - header);
  if (most <= headerLength) throw damaged();
  let held: Uint8Array = new Uint8Array();
  let left: number | undefined;
  // The little that follows the content is read too: R2 takes a cancelled answer for a failure.
  for await (const chunk of (await source.read(header, most)).values()) {
    held = held.length === 0 ? chunk : joined(held, chunk);
    if (left === undefined) {
      const start = contentStart(held);
      if (start === undefined) continue;
      held = held.subarray(start);
      left = size;
    }
    const taken = held.subarray(0, left);
    held = new Uint8Array();
    left -= taken.length;
    if (taken.length > 0) yield taken;
  }
  if (left !== 0) throw damaged();
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

/** Where the content begins after a local header; undefined if that hasn't been read as a whole. */
function contentStart(read: Uint8Array): number | undefined {
  if (read.length < headerLength) return undefined;
  const view = new DataView(read.buffer, read.byteOffset, read.byteLength);
  const start = headerLength + view.getUint16(26, true) + view.getUint16(28, true);
  return start > read.length ? undefined : start;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
