import { type SQL, sql } from "drizzle-orm";
import { contentPath } from "#domain/archive.ts";
import type { Statement } from "../../db/client.ts";
import { jsonParameters } from "../../db/json.ts";
import type { Owner } from "../../db/owner.ts";
import { backupPieces, backups } from "../../db/schema.ts";
import type { FileStorage } from "../file/storage.ts";
import { readContents } from "../workspace/archive.ts";
import { type Budget, isSpent } from "./budget.ts";
import { type Held, isHeld, writeHeld } from "./held.ts";
import { describe, packText } from "./pack.ts";
import { type Progress, piecesOf, readings } from "./progress.ts";

/** A backup that is being read. */
export interface Reading {
  held: Held;
  progress: Progress;
}

type NewPiece = Omit<typeof backupPieces.$inferInsert, "backupId" | "piece">;

/**
 * Reads a workspace into pieces as far as the budget allows: each page of records, and each few files, is
 * one batch with the progress, so that a run may stop anywhere.
 */
export async function readOn(
  owner: Owner,
  storage: FileStorage,
  { held, progress: begun }: Reading,
  budget: Budget,
): Promise<Progress> {
  let progress = begun;
  // Each run gets further, or one with little left would come to nothing.
  for (let isFirst = true; !progress.isRead && (isFirst || !isSpent(budget)); isFirst = false) {
    const { pieces, next } = readings[progress.reading]
      ? await readPage(owner, progress)
      : await readFiles(owner, storage, progress, budget);
    progress = { ...next, total: progress.total + pieces.length };
    const from = progress.total - pieces.length;
    const inserts = insertPieces(owner, held, pieces, from);
    budget.statements -= 2 + inserts.length;
    await keep(owner, held, { pieces, inserts, progress });
  }
  return progress;
}

interface Read {
  pieces: NewPiece[];
  next: Omit<Progress, "total">;
}

async function readPage(owner: Owner, progress: Progress): Promise<Read> {
  const reading = readings[progress.reading];
  if (!reading) throw new Error("There is nothing left to read");
  const { lines, next } = await reading.read(owner, progress.after);
  const pieces = piecesOf(reading.path, lines, progress.pieces).map(({ path, records, text }) => {
    const { packed, ...described } = packText(text);
    return { path, records, ...described, base64: Buffer.from(packed).toString("base64") };
  });
  const isLast = next === null;
  return {
    pieces,
    next: {
      ...progress,
      reading: progress.reading + (isLast ? 1 : 0),
      after: next,
      pieces: isLast ? 0 : progress.pieces + pieces.length,
      isRead: false,
    },
  };
}

/** How many files are looked at between two notes of the progress. */
const filesAtOnce = 20;

async function readFiles(
  owner: Owner,
  { bucket }: FileStorage,
  progress: Progress,
  budget: Budget,
): Promise<Read> {
  const after = typeof progress.after === "number" ? progress.after : 0;
  const rows = await readContents(owner, after, filesAtOnce);
  const pieces: NewPiece[] = [];
  let last = after;
  for (const { id, name, key } of rows) {
    if (isSpent(budget) && last > after) break;
    budget.requests -= 1;
    const object = await bucket.get(key);
    // One that storage has lost is left out.
    if (object) {
      const { kept, ...described } = await describe(object.body);
      budget.bytes -= described.bytes;
      // A small one is kept: one part of an archive may have thousands of them.
      const where = kept ? { base64: kept.toString("base64") } : { objectKey: key };
      pieces.push({ path: contentPath(id, name), ...described, ...where });
    }
    last = id;
  }
  const isRead = rows.length < filesAtOnce && (rows.length === 0 || rows.at(-1)?.id === last);
  return { pieces, next: { ...progress, after: last, pieces: 0, isRead } };
}

/** Stores pieces and the progress in one batch, as long as this run has the backup. */
async function keep(
  owner: Owner,
  held: Held,
  { pieces, inserts, progress }: { pieces: NewPiece[]; inserts: Statement[]; progress: Progress },
): Promise<void> {
  const records = pieces.reduce((sum, piece) => sum + (piece.records ?? 0), 0);
  const files = pieces.filter((piece) => piece.records === undefined).length;
  const set = {
    progress: JSON.stringify(progress),
    records: sql`${backups.records} + ${records}`,
    files: sql`${backups.files} + ${files}`,
    takes: 0,
  };
  await writeHeld(owner.db, held, set, inserts);
}

/** The columns of a piece, by the property that its JSON has. */
const columns = {
  path: "path",
  records: "records",
  bytes: "bytes",
  sha256: "sha256",
  crc32: "crc32",
  packedBytes: "packed_bytes",
  base64: "base64",
  objectKey: "object_key",
} satisfies Partial<Record<keyof typeof backupPieces.$inferInsert, string>>;

const columnNames = sql.raw(["backup_id", "piece", ...Object.values(columns)].join(", "));
const values: SQL = sql.raw(
  Object.keys(columns)
    .map((property) => `each.value ->> '$.${property}'`)
    .join(", "),
);

/** The statements that store pieces, from a number on: a few for any number of them. */
function insertPieces(
  { db }: Owner,
  held: Held,
  pieces: readonly NewPiece[],
  from: number,
): Statement[] {
  const rows = pieces.map((piece, index) => ({ ...piece, piece: from + index }));
  return jsonParameters(rows).map((list) =>
    db.run(sql`insert into ${backupPieces} (${columnNames})
      select ${held.id}, each.value ->> '$.piece', ${values} from json_each(${list}) as each
      where ${isHeld(held)}`),
  );
}
