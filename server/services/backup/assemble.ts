import { asc, between, sql } from "drizzle-orm";
import { batch, type Database } from "../../db/client.ts";
import { backupPieces } from "../../db/schema.ts";
import type { FileStorage } from "../file/storage.ts";
import { type Budget, isSpent } from "./budget.ts";
import { type Held, writeHeld } from "./held.ts";
import { layoutOf, type PieceMeta, type Segment } from "./layout.ts";

/** All parts of an object but the last have one size, at least 5 MB. */
const partSize = 5 * 1024 * 1024;

/** A backup whose pieces have all been read. */
export interface Assembly {
  held: Held;
  /** How many there are. */
  pieces: number;
  key: string;
  startedAt: number;
  upload: string | null;
  parts: string;
}

/**
 * Writes the object of a backup, part by part, as far as the budget allows. Returns its size in bytes once
 * it is there as a whole, and null until then.
 */
export async function assembleOn(
  db: Database,
  { bucket }: FileStorage,
  { held, pieces, key, startedAt, upload: begun, parts: written }: Assembly,
  budget: Budget,
): Promise<number | null> {
  const { segments, length } = layoutOf(await readMeta(db, held.id, pieces, budget), startedAt);
  const reading = { db, bucket, id: held.id, segments, budget };
  const bytesOf = (part: number) =>
    bytesIn(reading, part * partSize, Math.min((part + 1) * partSize, length));
  if (length <= partSize) {
    const bytes = await bytesOf(0);
    await writeHeld(db, held, {});
    budget.statements -= 1;
    budget.requests -= 1;
    await bucket.put(key, bytes);
    return length;
  }
  budget.requests -= 2;
  // A run that was stopped after it completed the object.
  if (begun && (await bucket.head(key))?.size === length) return length;
  const upload = begun
    ? bucket.resumeMultipartUpload(key, begun)
    : await bucket.createMultipartUpload(key);
  if (!begun) await writeHeld(db, held, { upload: upload.uploadId });
  const parts: R2UploadedPart[] = JSON.parse(written);
  // Each run writes a part, or none would ever be written.
  for (let isFirst = true; parts.length * partSize < length; isFirst = false) {
    if (isSpent(budget) && !isFirst) return null;
    const bytes = await bytesOf(parts.length);
    const { partNumber, etag } = await upload.uploadPart(parts.length + 1, bytes);
    parts.push({ partNumber, etag });
    await writeHeld(db, held, { parts: JSON.stringify(parts), takes: 0 });
    budget.statements -= 1;
    budget.requests -= 1;
    budget.bytes -= bytes.byteLength;
  }
  await writeHeld(db, held, {});
  await upload.complete(parts);
  return length;
}

/** How many pieces one round trip lists. */
const listedAtOnce = 5_000;

async function readMeta(
  db: Database,
  id: number,
  count: number,
  budget: Budget,
): Promise<PieceMeta[]> {
  const { piece, path, records, bytes, packedBytes, sha256, crc32, objectKey } = backupPieces;
  const pieces: PieceMeta[] = [];
  while (pieces.length < count) {
    budget.statements -= 1;
    const rows = await db
      .select({ piece, path, records, bytes, packedBytes, sha256, crc32, objectKey })
      .from(backupPieces)
      .where(sql`${backupPieces.backupId} = ${id} and ${piece} >= ${pieces.length}`)
      .orderBy(asc(piece))
      .limit(listedAtOnce);
    for (const row of rows) {
      if (row.piece !== pieces.length) throw new Error(`Piece ${pieces.length} is missing.`);
      pieces.push(row);
    }
    if (rows.length < listedAtOnce) break;
  }
  if (pieces.length !== count) throw new Error(`${pieces.length} of ${count} pieces are there.`);
  return pieces;
}

interface Source {
  db: Database;
  bucket: R2Bucket;
  id: number;
  segments: readonly Segment[];
  budget: Budget;
}

/** Some bytes of an archive. */
async function bytesIn(source: Source, from: number, to: number): Promise<Uint8Array> {
  const { db, bucket, id, segments, budget } = source;
  const wanted = segments.filter(({ offset, length }) => offset < to && offset + length > from);
  budget.statements -= 1;
  const packed = await packedIn(db, id, wanted);
  const bytes = new Uint8Array(to - from);
  for (const segment of wanted) {
    const { offset, length } = segment;
    const skip = Math.max(from - offset, 0);
    const taken = Math.min(offset + length, to) - offset - skip;
    const content =
      "bytes" in segment
        ? segment.bytes.subarray(skip, skip + taken)
        : await contentOf(segment.piece, { offset: skip, length: taken });
    if (content.byteLength !== taken) throw new Error("A piece has another length than it had.");
    bytes.set(content, offset + skip - from);
  }
  return bytes;

  async function contentOf(piece: PieceMeta, range: { offset: number; length: number }) {
    const inDatabase = packed.get(piece.piece);
    if (inDatabase) return inDatabase.subarray(range.offset, range.offset + range.length);
    budget.requests -= 1;
    const object = await bucket.get(piece.objectKey ?? "", { range });
    if (!object) throw new Error(`The content of piece ${piece.piece} is missing.`);
    return new Uint8Array(await object.arrayBuffer());
  }
}

/** The contents of pieces that are in the database, in one round trip. */
async function packedIn(
  db: Database,
  id: number,
  wanted: readonly Segment[],
): Promise<Map<number, Uint8Array>> {
  const inDatabase = wanted.flatMap((segment) =>
    "piece" in segment && segment.piece.objectKey === null ? [segment.piece.piece] : [],
  );
  const [first] = inDatabase;
  const last = inDatabase.at(-1);
  if (first === undefined || last === undefined) return new Map();
  const [rows] = await batch(db, [
    db
      .select({ piece: backupPieces.piece, base64: backupPieces.base64 })
      .from(backupPieces)
      .where(
        sql`${backupPieces.backupId} = ${id} and ${between(backupPieces.piece, first, last)}
          and ${backupPieces.base64} is not null`,
      ),
  ]);
  return new Map(rows.map(({ piece, base64 }) => [piece, Buffer.from(base64 ?? "", "base64")]));
}
