import { createHash } from "node:crypto";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import {
  type ArchivedFile,
  archiveVersion,
  type FileToArchive,
  type Manifest,
  manifestPath,
} from "#domain/archive.ts";
import { foldVersion } from "#domain/fold.ts";

/** Text shrinks to a fifth already; more would take longer than it saves. */
const level = 4;

/**
 * A ZIP file of these files and a manifest with their checksums, piece by piece: a few pieces are in
 * memory at a time.
 */
export async function* zipOf(files: AsyncIterable<FileToArchive>): AsyncGenerator<Uint8Array> {
  const zip = new DrainedZip();
  const listed: ArchivedFile[] = [];
  for await (const { path, pieces, isStored, records } of files) {
    const hash = createHash("sha256");
    let bytes = 0;
    const part = zip.add(path, isStored);
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.byteLength;
      part.push(piece, false);
      yield* zip.drain();
    }
    part.push(new Uint8Array(), true);
    listed.push({ path, records: records?.() ?? null, bytes, sha256: hash.digest("hex") });
    yield* zip.drain();
  }
  const manifest: Manifest = {
    kith: archiveVersion,
    createdAt: new Date().toISOString(),
    fold: foldVersion,
    files: listed,
  };
  const text = JSON.stringify(manifest);
  zip.add(manifestPath).push(new TextEncoder().encode(text), true);
  zip.end();
  yield* zip.drain();
}

/** A ZIP file whose bytes are taken as they come. */
class DrainedZip {
  #written: Uint8Array[] = [];
  readonly #zip = new Zip((error, bytes) => {
    if (error) throw error;
    this.#written.push(bytes);
  });

  add(path: string, isStored = false): ZipDeflate | ZipPassThrough {
    const part = isStored ? new ZipPassThrough(path) : new ZipDeflate(path, { level });
    this.#zip.add(part);
    return part;
  }

  end(): void {
    this.#zip.end();
  }

  drain(): Uint8Array[] {
    const bytes = this.#written;
    this.#written = [];
    return bytes;
  }
}
