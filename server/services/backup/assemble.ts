import { asc, between, eq, sql } from "drizzle-orm";
import { batch, type Database } from "../../db/client.ts";
import { backupPieces, backups } from "../../db/schema.ts";
import type { FileStorage } from "../file/storage.ts";
import { type Budget, isSpent } from "./budget.ts";
import { layoutOf, type PieceMeta, type Segment } from "./layout.ts";

/** All parts of an object but the last have one size, at least 5 MB. */
const partSize = 5 * 1024 * 1024;

/** A backup whose pieces have all been read. */
export interface Assembly {
  id: number;
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
  { id, key, startedAt, upload: begun, parts: written }: Assembly,
  budget: Budget,
): Promise<number | null> {
  const { segments, length } = layoutOf(await readMeta(db, id), startedAt);
  budget.statements -= 1;
  const bytesOf = (part: number) =>
    bytesIn(db, bucket, { id, segments }, part * partSize, Math.min((part + 1) * partSize, length));
  if (length <= partSize) {
    await bucket.put(key, await bytesOf(0));
    budget.statements -= 1;
    return length;
  }
  // A run that was stopped after it completed the object.
  if (begun && (await bucket.head(key))?.size === length) return length;
  const upload = begun
    ? bucket.resumeMultipartUpload(key, begun)
    : await bucket.createMultipartUpload(key);
  if (!begun) await note(db, id, { upload: upload.uploadId });
  const parts: R2UploadedPart[] = JSON.parse(written);
  while (parts.length * partSize < length) {
    if (isSpent(budget)) return null;
    const bytes = await bytesOf(parts.length);
    const { partNumber, etag } = await upload.uploadPart(parts.length + 1, bytes);
    parts.push({ partNumber, etag });
    await note(db, id, { parts: JSON.stringify(parts) });
    budget.statements -= 2;
    budget.bytes -= bytes.byteLength;
  }
  await upload.complete(parts);
  return length;
}

function note(db: Database, id: number, set: { upload?: string; parts?: string }) {
  return db.update(backups).set(set).where(eq(backups.id, id));
}

/** How many pieces one round trip lists. */
const listedAtOnce = 5_000;

async function readMeta(db: Database, id: number): Promise<PieceMeta[]> {
  const { piece, path, records, bytes, packedBytes, sha256, crc32, objectKey } = backupPieces;
  const pieces: PieceMeta[] = [];
  while (true) {
    const rows = await db
      .select({ piece, path, records, bytes, packedBytes, sha256, crc32, objectKey })
      .from(backupPieces)
      .where(sql`${backupPieces.backupId} = ${id} and ${piece} >= ${pieces.length}`)
      .orderBy(asc(piece))
      .limit(listedAtOnce);
    pieces.push(...rows);
    if (rows.length < listedAtOnce) return pieces;
  }
}

/** Some bytes of an archive. */
async function bytesIn(
  db: Database,
  bucket: R2Bucket,
  { id, segments }: { id: number; segments: readonly Segment[] },
  from: number,
  to: number,
): Promise<Uint8Array> {
  const wanted = segments.filter(({ offset, length }) => offset < to && offset + length > from);
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
    bytes.set(content, offset + skip - from);
  }
  return bytes;

  async function contentOf(piece: PieceMeta, range: { offset: number; length: number }) {
    const inDatabase = packed.get(piece.piece);
    if (inDatabase) return inDatabase.subarray(range.offset, range.offset + range.length);
    const object = await bucket.get(piece.objectKey ?? "", { range });
    if (!object) throw new Error(`The content of ${piece.path} is missing.`);
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
