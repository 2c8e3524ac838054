import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { batch, type Database, type Statement } from "../../db/client.ts";
import { backupPieces, backups } from "../../db/schema.ts";

/** How long a run keeps a backup to itself after it has last written to it, in milliseconds. */
export const lease = 4 * 60_000;

export const isUnfinished = and(isNull(backups.finishedAt), isNull(backups.failedAt));

/** A backup that a run has taken: whatever it writes is written only as long as nobody else has taken it. */
export interface Held {
  id: number;
  claim: string;
  /** The time, in unix milliseconds. */
  time: () => number;
}

/** A backup that this run has taken. */
export type Taken = typeof backups.$inferSelect & Held;

/** Another run has taken the backup, or its workspace is gone. */
export class LostBackup extends Error {}

/** Whether a run still has its backup, as a condition of any statement. */
export function isHeld({ id, claim }: Held): SQL {
  return sql`exists (select 1 from ${backups} as held where held.id = ${id} and held.claim = ${claim}
    and held.finished_at is null and held.failed_at is null)`;
}

type Values = Partial<{ [Name in keyof typeof backups.$inferInsert]: unknown }>;

/**
 * Sets values of a backup, after further statements of the same batch, and keeps it to this run from now on.
 * Throws LostBackup if another one has it: then nothing that depends on `isHeld` is written.
 */
export async function writeHeld(
  db: Database,
  held: Held,
  set: Values,
  first: Statement[] = [],
): Promise<void> {
  const { id, claim, time } = held;
  const update: Statement = db
    .update(backups)
    .set({ busyUntil: time() + lease, ...set } as Partial<typeof backups.$inferInsert>)
    .where(and(eq(backups.id, id), eq(backups.claim, claim), isUnfinished))
    .returning({ id: backups.id });
  const [opening = update, ...rest] = [...first, update];
  const answers: readonly unknown[] = await batch(db, [opening, ...rest]);
  const updated = answers.at(-1) as { id: number }[];
  if (updated.length === 0) throw new LostBackup();
}

/** The statement that deletes what has been read. */
export function deletePieces(db: Database, held: Held): Statement {
  return db.delete(backupPieces).where(and(eq(backupPieces.backupId, held.id), isHeld(held)));
}
