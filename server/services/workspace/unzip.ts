import { createHash } from "node:crypto";
import {
  type ArchivedFile,
  archiveVersion,
  damagedMessage,
  laterArchiveMessage,
  type Manifest,
  manifestPath,
  notArchiveMessage,
  recordsFolder,
  tooLargeArchiveMessage,
} from "#domain/archive.ts";
import { manifestInput } from "#domain/archive-input.ts";
import { Refusal } from "#domain/refusal.ts";
import { mostParts, partsOf } from "./parts.ts";

/** Where a file lies in a ZIP file. */
interface Entry {
  start: number;
  compressedSize: number;
  isDeflated: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const longestComment = 65_535;

export function damaged(): Refusal {
  return new Refusal("BAD_REQUEST", damagedMessage, "file");
}

function notArchive(): Refusal {
  return new Refusal("BAD_REQUEST", notArchiveMessage, "file");
}

/** The files of a ZIP file by their paths, from its directory; nothing is unpacked yet. */
function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const earliest = Math.max(0, bytes.byteLength - endLength - longestComment);
  let end = bytes.byteLength - endLength;
  while (end >= earliest && view.getUint32(end, true) !== endSignature) end -= 1;
  if (end < earliest) throw notArchive();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== entrySignature) throw notArchive();
    const nameLength = view.getUint16(at + 28, true);
    const header = view.getUint32(at + 42, true);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(path, {
      start: header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true),
      compressedSize: view.getUint32(at + 20, true),
      isDeflated: view.getUint16(at + 10, true) === 8,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** No record is longer: a longer line is no record, and would fill the memory. */
const longestLine = 2_000_000;
const longestManifest = 1_000_000;

/** An archive whose content matches its manifest. */
export class Archive {
  readonly manifest: Manifest;
  readonly #bytes: Uint8Array;
  readonly #entries: Map<string, Entry>;

  private constructor(bytes: Uint8Array, entries: Map<string, Entry>, manifest: Manifest) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.manifest = manifest;
  }

  /**
   * Reads the manifest, and the files of records to compare them with it. Refuses BAD_REQUEST, at the
   * field "file", for what isn't an archive of Kith, is damaged, was made by a later version, or has too
   * many records.
   */
  static async open(bytes: Uint8Array): Promise<Archive> {
    const entries = readable(() => entriesOf(bytes));
    const manifest = await Archive.#manifestIn(bytes, entries);
    const archive = new Archive(bytes, entries, manifest);
    const files = manifest.files.filter(({ path }) => path.startsWith(recordsFolder));
    // Before anything is unpacked, which stops at the size that the manifest has.
    if (partsOf(files) > mostParts)
      throw new Refusal("BAD_REQUEST", tooLargeArchiveMessage, "file");
    for (const file of files) await archive.#check(file);
    return archive;
  }

  static async #manifestIn(bytes: Uint8Array, entries: Map<string, Entry>): Promise<Manifest> {
    const entry = entries.get(manifestPath);
    if (!entry) throw notArchive();
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of unpacked(bytes, entry)) {
      text += decoder.decode(piece, { stream: true });
      if (text.length > longestManifest) throw damaged();
    }
    const written = readable(() => JSON.parse(text)) as Partial<Manifest> | null;
    if (typeof written?.kith !== "number") throw notArchive();
    if (written.kith > archiveVersion) {
      throw new Refusal("BAD_REQUEST", laterArchiveMessage, "file");
    }
    const manifest = manifestInput.safeParse(written);
    if (!manifest.success) throw damaged();
    return manifest.data;
  }

  async #check({ path, bytes, sha256 }: ArchivedFile): Promise<void> {
    const entry = this.#entries.get(path);
    if (!entry) throw damaged();
    const hash = createHash("sha256");
    let length = 0;
    for await (const piece of unpacked(this.#bytes, entry)) {
      length += piece.byteLength;
      if (length > bytes) throw damaged();
      hash.update(piece);
    }
    if (length !== bytes || hash.digest("hex") !== sha256) throw damaged();
  }

  /** The records of a file, one by one; none if there is no such file. */
  async *records(path: string): AsyncGenerator<Record<string, unknown>> {
    const entry = this.#entries.get(path);
    if (!entry || !this.manifest.files.some((file) => file.path === path)) return;
    const decoder = new TextDecoder();
    let rest = "";
    for await (const piece of unpacked(this.#bytes, entry)) {
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
  const record: unknown = readable(() => JSON.parse(line.replace(/,$/, "")));
  if (typeof record !== "object" || record === null) throw damaged();
  return record as Record<string, unknown>;
}

/** What reading gives; whatever fails, the archive is damaged. */
function readable<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? error : damaged();
  }
}

/** The content of a file, piece by piece, as fast as it is read. */
async function* unpacked(
  bytes: Uint8Array,
  { start, compressedSize, isDeflated }: Entry,
): AsyncGenerator<Uint8Array> {
  const packed = bytes.subarray(start, start + compressedSize);
  const body = new Blob([packed as Uint8Array<ArrayBuffer>]).stream();
  const content = isDeflated ? body.pipeThrough(new DecompressionStream("deflate-raw")) : body;
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
