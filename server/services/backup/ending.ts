import { and, desc, eq, isNotNull, lte, sql } from "drizzle-orm";
import { keptBackups } from "#domain/backup.ts";
import { batch, type Database } from "../../db/client.ts";
import { backups, fileObjects } from "../../db/schema.ts";
import type { FileStorage } from "../file/storage.ts";
import { deletePieces, isHeld, LostBackup, type Taken, writeHeld } from "./held.ts";
import { beginning } from "./progress.ts";
import { writesOf } from "./writes.ts";

/** How often a backup is begun again, or taken without getting any further, before it is given up. */
export const mostAttempts = 5;

/** How long a backup that was given up is shown, and an object without a backup is kept, in milliseconds. */
export const forgottenAfter = 7 * 86_400_000;

/** How long a backup waits that failed, or whose workspace is changing, in milliseconds. */
const pause = 15 * 60_000;

/** Lets the next run, or this one, go on. */
export async function release(db: Database, backup: Taken): Promise<false> {
  await writeHeld(db, backup, { busyUntil: 0, claim: null });
  return false;
}

/** Waits until the workspace is at rest. */
export async function postpone(db: Database, backup: Taken): Promise<false> {
  await writeHeld(db, backup, { busyUntil: backup.time() + pause, claim: null, takes: 0 });
  return false;
}

/** Reads everything again; gives the backup up, for this reason, if that has happened too often. */
export async function restart(
  db: Database,
  storage: FileStorage,
  backup: Taken,
  reason: string,
): Promise<false> {
  const { userId, attempts, time } = backup;
  if (attempts + 1 >= mostAttempts) return giveUp(db, storage, backup, reason);
  const again = {
    ...{ progress: JSON.stringify(beginning), writes: writesOf(sql`${userId}`) },
    ...{ upload: null, parts: "[]", records: 0, files: 0, takes: 0 },
    ...{ attempts: attempts + 1, busyUntil: time() + pause, claim: null, error: reason },
  };
  await writeHeld(db, backup, again, [deletePieces(db, backup)]);
  await abort(storage, backup);
  return false;
}

/** Gives a backup up, and what there is of it: nothing half is left. */
export async function giveUp(
  db: Database,
  storage: FileStorage,
  backup: Taken,
  reason: string,
): Promise<false> {
  const { key, time } = backup;
  await writeHeld(db, backup, { failedAt: time(), error: reason, upload: null, parts: "[]" }, [
    db
      .update(fileObjects)
      .set({ removeAt: 0 })
      .where(and(eq(fileObjects.key, key), isHeld(backup))),
    deletePieces(db, backup),
  ]);
  await abort(storage, backup);
  return false;
}

/** Drops an upload, so that no slower run completes it. */
async function abort({ bucket }: FileStorage, { key, upload }: Taken): Promise<void> {
  if (upload === null) return;
  // It may have been completed already.
  await bucket
    .resumeMultipartUpload(key, upload)
    .abort()
    .catch(() => undefined);
}

/** Notes that the object is written; one whose workspace is gone is deleted. */
export async function finish(
  db: Database,
  storage: FileStorage,
  backup: Taken,
  bytes: number,
): Promise<void> {
  const { id, key, time } = backup;
  const done = { finishedAt: time(), bytes, upload: null, parts: "[]", error: null, busyUntil: 0 };
  try {
    await writeHeld(db, backup, { ...done, claim: null }, [
      db
        .update(fileObjects)
        .set({ removeAt: null })
        .where(and(eq(fileObjects.key, key), isHeld(backup))),
      deletePieces(db, backup),
    ]);
  } catch (error) {
    if (error instanceof LostBackup) {
      const [row] = await db.select({ id: backups.id }).from(backups).where(eq(backups.id, id));
      if (!row) await storage.bucket.delete(key);
    }
    throw error;
  }
}

/** Removes the backups of a workspace that aren't kept any more; cron deletes their objects. */
export async function rotate(db: Database, userId: number): Promise<void> {
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
  ]);
}

/** Forgets the backups that were given up more than a week before `now` (unix milliseconds). */
export async function forgetFailedBackups(db: Database, now: number): Promise<void> {
  await db
    .delete(backups)
    .where(and(isNotNull(backups.failedAt), lte(backups.failedAt, now - forgottenAfter)));
}
