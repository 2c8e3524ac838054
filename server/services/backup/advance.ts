import { and, desc, eq, isNotNull, lte, type SQL, sql } from "drizzle-orm";
import { keptBackups, keptChangingMessage } from "#domain/backup.ts";
import { logFault } from "#domain/fault-line.ts";
import { batch, type Database } from "../../db/client.ts";
import { backupPieces, backups, fileObjects, operations } from "../../db/schema.ts";
import type { FileStorage } from "../file/storage.ts";
import { assembleOn } from "./assemble.ts";
import type { Budget } from "./budget.ts";
import { beginning, type Progress } from "./progress.ts";
import { readOn } from "./read.ts";

export type Backup = typeof backups.$inferSelect;

/** How often a backup is begun or tried before it is given up. */
const mostAttempts = 5;

/** How long a backup that was given up is shown, and an object without a backup is kept, in milliseconds. */
export const forgottenAfter = 7 * 86_400_000;

/** The number of a workspace's newest operation, in a statement. */
export function newestOperation(userId: SQL) {
  // Named apart: Drizzle leaves out the table of a column where a statement is about one alone.
  return sql<number>`coalesce((select max(it.id) from ${operations} as it
    where it.user_id = ${userId}), 0)`;
}

/** Goes on with a backup that this run has reserved, as far as the budget allows; returns whether it is finished. */
export async function advance(
  db: Database,
  storage: FileStorage,
  backup: Backup,
  { now, budget }: { now: number; budget: Budget },
): Promise<boolean> {
  const { id, userId } = backup;
  try {
    const owner = { db, userId, actorId: userId };
    const begun: Progress = JSON.parse(backup.progress);
    const progress = await readOn(owner, storage, { id, progress: begun }, budget);
    if (!progress.isRead) return await release(db, id);
    if (!begun.isRead && (await hasChanged(db, backup))) return await restart(db, backup, now);
    const bytes = await assembleOn(db, storage, backup, budget);
    if (bytes === null) return await release(db, id);
    await finish(db, backup, { now, bytes });
    return true;
  } catch (error) {
    logFault(error);
    await fail(db, backup, { now, error });
    return false;
  }
}

/** Lets the next run, or this one, go on. */
async function release(db: Database, id: number): Promise<false> {
  await db.update(backups).set({ busyUntil: 0 }).where(eq(backups.id, id));
  return false;
}

async function hasChanged(db: Database, { userId, operationId }: Backup): Promise<boolean> {
  const [row] = await db.all<{ newest: number }>(
    sql`select ${newestOperation(sql`${userId}`)} as "newest"`,
  );
  return row?.newest !== operationId;
}

/** Reads everything again, because records that were read may refer to others that weren't. */
async function restart(db: Database, backup: Backup, now: number): Promise<false> {
  const { id, attempts } = backup;
  if (attempts + 1 >= mostAttempts) {
    await giveUp(db, backup, { now, error: keptChangingMessage });
    return false;
  }
  await batch(db, [
    db.delete(backupPieces).where(eq(backupPieces.backupId, id)),
    db
      .update(backups)
      .set({ ...startOver(backup), busyUntil: 0 })
      .where(eq(backups.id, id)),
  ]);
  return false;
}

/** What a backup is like that begins again; R2 drops uploads by itself that aren't completed. */
function startOver({ userId, attempts }: Backup) {
  return {
    progress: JSON.stringify(beginning),
    operationId: newestOperation(sql`${userId}`),
    attempts: attempts + 1,
    upload: null,
    parts: "[]",
    records: 0,
    files: 0,
  };
}

async function finish(
  db: Database,
  { id, key, userId }: Backup,
  { now, bytes }: { now: number; bytes: number },
): Promise<void> {
  await batch(db, [
    db
      .update(backups)
      .set({ finishedAt: now, bytes, upload: null, parts: "[]", error: null, busyUntil: 0 })
      .where(eq(backups.id, id)),
    db.update(fileObjects).set({ removeAt: null }).where(eq(fileObjects.key, key)),
    db.delete(backupPieces).where(eq(backupPieces.backupId, id)),
  ]);
  await rotate(db, userId, now);
}

/** Removes the backups of a workspace that aren't kept any more; cron deletes their objects. */
async function rotate(db: Database, userId: number, now: number): Promise<void> {
  const finished = await db
    .select({ id: backups.id, startedAt: backups.startedAt, key: backups.key })
    .from(backups)
    .where(and(eq(backups.userId, userId), isNotNull(backups.finishedAt)))
    .orderBy(desc(backups.startedAt));
  const kept = keptBackups(finished.map(({ startedAt }) => startedAt));
  const gone = finished.filter(({ startedAt }) => !kept.has(startedAt));
  const listed = (values: (string | number)[]) =>
    sql`(select value from json_each(${JSON.stringify(values)}))`;
  await batch(db, [
    db
      .update(fileObjects)
      .set({ removeAt: 0 })
      .where(sql`${fileObjects.key} in ${listed(gone.map(({ key }) => key))}`),
    db.delete(backups).where(sql`${backups.id} in ${listed(gone.map(({ id }) => id))}`),
    db
      .delete(backups)
      .where(and(eq(backups.userId, userId), lte(backups.failedAt, now - forgottenAfter))),
  ]);
}

/** How long a backup that failed waits, in milliseconds. */
const pause = 15 * 60_000;

async function fail(
  db: Database,
  backup: Backup,
  { now, error }: { now: number; error: unknown },
): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  if (backup.attempts + 1 >= mostAttempts) return giveUp(db, backup, { now, error: message });
  // Begun again, because the content of a file may have gone since it was read.
  await batch(db, [
    db.delete(backupPieces).where(eq(backupPieces.backupId, backup.id)),
    db
      .update(backups)
      .set({
        ...startOver(backup),
        error: message.slice(0, 500),
        busyUntil: now + pause,
      })
      .where(eq(backups.id, backup.id)),
  ]);
}

/** Gives a backup up, and what there is of it: nothing half is left. */
async function giveUp(
  db: Database,
  { id, key }: Backup,
  { now, error }: { now: number; error: string },
): Promise<void> {
  await batch(db, [
    db
      .update(backups)
      .set({ failedAt: now, error: error.slice(0, 500), upload: null, parts: "[]" })
      .where(eq(backups.id, id)),
    db.update(fileObjects).set({ removeAt: 0 }).where(eq(fileObjects.key, key)),
    db.delete(backupPieces).where(eq(backupPieces.backupId, id)),
  ]);
}
