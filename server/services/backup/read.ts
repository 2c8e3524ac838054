import { eq, sql } from "drizzle-orm";
import { contentPath } from "#domain/archive.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { backupPieces, backups } from "../../db/schema.ts";
import type { FileStorage } from "../file/storage.ts";
import { readContents } from "../workspace/archive.ts";
import { type Budget, isSpent } from "./budget.ts";
import { describe, packText } from "./pack.ts";
import { type Progress, piecesOf, readings } from "./progress.ts";

/** A backup that is being read. */
export interface Reading {
  id: number;
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
  { id, progress: begun }: Reading,
  budget: Budget,
): Promise<Progress> {
  let progress = begun;
  while (!progress.isRead && !isSpent(budget)) {
    const { pieces, next } = readings[progress.reading]
      ? await readPage(owner, progress)
      : await readFiles(owner, storage, progress, budget);
    progress = { ...next, total: progress.total + pieces.length };
    budget.statements -= 2;
    await keep(owner, id, { pieces, from: progress.total - pieces.length, progress });
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
    if (budget.bytes <= 0) break;
    const object = await bucket.get(key);
    // One that storage has lost is left out.
    if (object) {
      const described = await describe(object.body);
      budget.bytes -= described.bytes;
      pieces.push({ path: contentPath(id, name), ...described, objectKey: key });
    }
    last = id;
  }
  const isRead = rows.length < filesAtOnce && (rows.length === 0 || rows.at(-1)?.id === last);
  return { pieces, next: { reading: progress.reading, after: last, pieces: 0, isRead } };
}

/** Stores pieces and the progress in one batch; nobody else can have stored the same ones. */
async function keep(
  owner: Owner,
  id: number,
  { pieces, from, progress }: { pieces: NewPiece[]; from: number; progress: Progress },
): Promise<void> {
  const { db } = owner;
  const records = pieces.reduce((sum, piece) => sum + (piece.records ?? 0), 0);
  const files = pieces.filter(({ objectKey }) => objectKey).length;
  await batch(db, [
    db
      .update(backups)
      .set({
        progress: JSON.stringify(progress),
        records: sql`${backups.records} + ${records}`,
        files: sql`${backups.files} + ${files}`,
      })
      .where(eq(backups.id, id)),
    ...pieces.map((piece, index) =>
      db.insert(backupPieces).values({ backupId: id, piece: from + index, ...piece }),
    ),
  ]);
}
