import { archiveVersion, type Manifest, manifestPath } from "#domain/archive.ts";
import { foldVersion } from "#domain/fold.ts";
import { directoryOf, localHeader, type ZipEntry } from "../workspace/zip-format.ts";
import { packText } from "./pack.ts";

/** A piece of a backup without its content. */
export interface PieceMeta extends Omit<ZipEntry, "isDeflated"> {
  piece: number;
  records: number | null;
  sha256: string;
  objectKey: string | null;
}

/** Bytes of an archive: those that are known by themselves, or the content of a piece. */
export type Segment = { offset: number; length: number } & (
  | { bytes: Uint8Array }
  | { piece: PieceMeta }
);

/**
 * An archive as it will be, byte by byte: the same pieces are always the same archive, so it can be
 * written in parts by different runs.
 */
export function layoutOf(
  pieces: readonly PieceMeta[],
  startedAt: number,
): { segments: Segment[]; length: number } {
  const manifest = packedManifest(pieces, startedAt);
  const entries: ZipEntry[] = [
    ...pieces.map((piece) => ({ ...piece, isDeflated: piece.records !== null })),
    manifest.entry,
  ];
  const segments: Segment[] = [];
  const offsets: number[] = [];
  let offset = 0;
  const add = (segment: { bytes: Uint8Array } | { piece: PieceMeta }, length: number) => {
    if (length > 0) segments.push({ ...segment, offset, length });
    offset += length;
  };
  for (const [index, entry] of entries.entries()) {
    offsets.push(offset);
    const header = localHeader(entry);
    add({ bytes: header }, header.length);
    const piece = pieces[index];
    add(piece ? { piece } : { bytes: manifest.packed }, entry.packedBytes);
  }
  const directory = directoryOf(entries, offsets, offset);
  add({ bytes: directory }, directory.length);
  return { segments, length: offset };
}

function packedManifest(
  pieces: readonly PieceMeta[],
  startedAt: number,
): { entry: ZipEntry; packed: Uint8Array } {
  const manifest: Manifest = {
    kith: archiveVersion,
    createdAt: new Date(startedAt).toISOString(),
    fold: foldVersion,
    files: pieces.map(({ path, records, bytes, sha256 }) => ({ path, records, bytes, sha256 })),
  };
  const { packed, sha256: _, ...described } = packText(JSON.stringify(manifest));
  return { entry: { path: manifestPath, ...described, isDeflated: true }, packed };
}
