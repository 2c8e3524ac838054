import { desc, eq } from "drizzle-orm";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { backups, backupTurns } from "../../db/schema.ts";
import type { FileStorage } from "../file/storage.ts";

/** A backup as its owner sees it. */
export interface ShownBackup {
  id: number;
  /** In unix milliseconds. */
  startedAt: number;
  /** Null until it is written. */
  finishedAt: number | null;
  /** When it was given up. */
  failedAt: number | null;
  /** What went wrong last; null if nothing did. */
  error: string | null;
  records: number;
  files: number;
  /** The size of its archive. */
  bytes: number;
}

export interface BackupList {
  /** Whether there is anywhere to write them. */
  isOn: boolean;
  /** Latest first. */
  backups: ShownBackup[];
  /** The day, as its UTC midnight, on which cron looked last whether anything has changed. */
  checkedOn: number | null;
}

const shown = {
  id: backups.id,
  startedAt: backups.startedAt,
  finishedAt: backups.finishedAt,
  failedAt: backups.failedAt,
  error: backups.error,
  records: backups.records,
  files: backups.files,
  bytes: backups.bytes,
};

/** More than rotation keeps, with those that failed. */
const mostShown = 100;

/** The backups of a workspace. */
export async function listBackups(owner: Owner, storage: FileStorage | null): Promise<BackupList> {
  const [rows, [turn]] = await batch(owner.db, [
    owner.db
      .select(shown)
      .from(backups)
      .where(owned(owner, backups))
      .orderBy(desc(backups.id))
      .limit(mostShown),
    owner.db.select({ day: backupTurns.day }).from(backupTurns).where(owned(owner, backupTurns)),
  ]);
  return { isOn: storage !== null, backups: rows, checkedOn: turn?.day ?? null };
}

export interface OpenBackup {
  startedAt: number;
  /** In bytes. */
  size: number;
  body: ReadableStream<Uint8Array>;
}

/** The archive of a finished backup. Refuses NOT_FOUND. */
export async function openBackup(
  owner: Owner,
  storage: FileStorage | null,
  id: number,
): Promise<OpenBackup> {
  const [[backup]] = await batch(owner.db, [
    owner.db
      .select({ key: backups.key, startedAt: backups.startedAt, finishedAt: backups.finishedAt })
      .from(backups)
      .where(owned(owner, backups, eq(backups.id, id))),
  ]);
  const object = backup?.finishedAt ? await storage?.bucket.get(backup.key) : null;
  if (!backup || !object) throw missing("backup");
  return { startedAt: backup.startedAt, size: object.size, body: object.body };
}
