import { mostArchivedFiles } from "#domain/archive-input.ts";
import {
  backupStoppedMessage,
  backupTroubleMessage,
  keptChangingMessage,
  tooManyFilesMessage,
} from "#domain/backup.ts";
import { logFault } from "#domain/fault-line.ts";
import type { Database } from "../../db/client.ts";
import type { FileStorage } from "../file/storage.ts";
import { assembleOn } from "./assemble.ts";
import type { Budget } from "./budget.ts";
import { finish, giveUp, mostAttempts, postpone, release, restart, rotate } from "./ending.ts";
import { LostBackup, type Taken, writeHeld } from "./held.ts";
import { isUnread, type Progress, progressIn } from "./progress.ts";
import { readOn } from "./read.ts";
import { readWrites } from "./writes.ts";

/** Goes on with a backup that this run has taken, as far as the budget allows; returns whether it is finished. */
export async function advance(
  db: Database,
  storage: FileStorage,
  backup: Taken,
  budget: Budget,
): Promise<boolean> {
  try {
    if (!(await writeOn(db, storage, backup, budget))) return false;
  } catch (error) {
    await failed(db, storage, backup, error);
    return false;
  }
  // Nothing that fails from here on concerns the backup, which is finished.
  budget.statements -= 4;
  await rotate(db, backup.userId).catch(logFault);
  return true;
}

async function writeOn(
  db: Database,
  storage: FileStorage,
  backup: Taken,
  budget: Budget,
): Promise<boolean> {
  const { userId } = backup;
  // Runs that are stopped can't say so: they are counted as they begin.
  if (backup.takes > mostAttempts) {
    return await giveUp(db, storage, backup, backupStoppedMessage);
  }
  budget.statements -= 2;
  const { writes, isBusy } = await readWrites(db, userId, backup.time());
  const begun = progressIn(backup.progress);
  // Another version of Kith has begun it.
  if (begun === null) return await restart(db, storage, backup, keptChangingMessage);
  if (isUnread(begun) && isBusy) return await postpone(db, backup);
  // It may have waited: what was written before it is read is in it.
  if (isUnread(begun)) await writeHeld(db, backup, { writes });
  const since = isUnread(begun) ? writes : backup.writes;
  const owner = { db, userId, actorId: userId };
  const progress = await readOn(owner, storage, { held: backup, progress: begun }, budget);
  if (progress.total > mostArchivedFiles) {
    return await giveUp(db, storage, backup, tooManyFilesMessage);
  }
  if (!progress.isRead) return await release(db, backup);
  if (backup.upload === null && (await hasChanged(db, backup, { since, budget }))) {
    return await restart(db, storage, backup, keptChangingMessage);
  }
  return await write(db, storage, { backup, progress }, budget);
}

/** Whether the workspace has changed since it began to be read, or is changing. */
async function hasChanged(
  db: Database,
  { userId, time }: Taken,
  { since, budget }: { since: number; budget: Budget },
): Promise<boolean> {
  budget.statements -= 1;
  const { writes, isBusy } = await readWrites(db, userId, time());
  return isBusy || writes !== since;
}

async function write(
  db: Database,
  storage: FileStorage,
  { backup, progress }: { backup: Taken; progress: Progress },
  budget: Budget,
): Promise<boolean> {
  const assembly = { ...backup, held: backup, pieces: progress.total };
  const bytes = await assembleOn(db, storage, assembly, budget);
  if (bytes === null) return await release(db, backup);
  budget.statements -= 3;
  await finish(db, storage, backup, bytes);
  return true;
}

/** Begins again after an error, because the content of a file may have gone since it was read. */
async function failed(
  db: Database,
  storage: FileStorage,
  backup: Taken,
  error: unknown,
): Promise<void> {
  if (error instanceof LostBackup) return;
  logFault(error);
  try {
    await restart(db, storage, backup, backupTroubleMessage);
  } catch (another) {
    if (!(another instanceof LostBackup)) logFault(another);
  }
}
