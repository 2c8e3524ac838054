import { and, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { deletionLetter, gracePeriod } from "#domain/account/deletion.ts";
import { session } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { accountDeletions } from "../../db/schema.ts";
import { queueMail } from "../mail/queue.ts";

interface Leaving {
  email: string;
  origin: string;
  locale: string;
  timeZone: string;
  /** In unix milliseconds. */
  now: number;
}

/**
 * Has the account deleted once the days of grace are over, ends all of its sessions, and queues the mail
 * that says so. Returns when that will be, in unix milliseconds.
 */
export async function requestDeletion(
  { db, userId }: Owner,
  { now, ...reader }: Leaving,
): Promise<{ dueAt: number }> {
  const dueAt = now + gracePeriod;
  const row = { userId, requestedAt: now, dueAt };
  await batch(db, [
    db
      .insert(accountDeletions)
      .values(row)
      .onConflictDoUpdate({ target: accountDeletions.userId, set: row }),
    queueMail(db, {
      userId,
      mail: deletionLetter({ ...reader, dueAt }),
      key: `deletion ${userId} ${now}`,
      expiresAt: dueAt,
      now,
    }),
    db.delete(session).where(eq(session.userId, userId)),
  ]);
  return { dueAt };
}

/** Has an account deleted once the days of grace are over, unless its person confirms their address. */
export async function dueAfterGrace(db: Database, userId: number, now: number): Promise<void> {
  const row = { userId, requestedAt: now, dueAt: now + gracePeriod };
  await db.insert(accountDeletions).values(row).onConflictDoNothing();
}

/** Keeps an account whose person has signed in before its days of grace were over. */
export async function keepAccount(db: Database, userId: number, now: number): Promise<void> {
  await db
    .delete(accountDeletions)
    .where(and(eq(accountDeletions.userId, userId), gt(accountDeletions.dueAt, now)));
}

/** Whether the days of grace of an account are over at `now` (unix milliseconds). */
export async function isDue(db: Database, userId: number, now: number): Promise<boolean> {
  const { dueAt } = accountDeletions;
  const due = await db
    .select({ dueAt })
    .from(accountDeletions)
    .where(and(eq(accountDeletions.userId, userId), lte(dueAt, now)));
  return due.length > 0;
}

/** Whether an account, by the column of its id, isn't about to be deleted. */
export function staysOpen(userId: SQLiteColumn): SQL {
  return sql`not exists (select 1 from ${accountDeletions} where ${accountDeletions.userId} = ${userId})`;
}
