import { and, eq, exists, gt, lte, notLike, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { deletionLetter, gracePeriod } from "#domain/account/deletion.ts";
import { isPlaceholder, placeholderPattern } from "#domain/account/email.ts";
import { session, user } from "../../db/auth-schema.ts";
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
 * that says so, unless the account has no address yet. Returns when that will be, in unix milliseconds.
 */
export async function requestDeletion(
  { db, userId }: Owner,
  { now, ...reader }: Leaving,
): Promise<{ dueAt: number }> {
  const dueAt = now + gracePeriod;
  const row = { userId, requestedAt: now, dueAt };
  const letter = queueMail(db, {
    userId,
    mail: deletionLetter({ ...reader, dueAt }),
    key: `deletion ${userId} ${now}`,
    expiresAt: dueAt,
    now,
  });
  await batch(db, [
    db
      .insert(accountDeletions)
      .values(row)
      .onConflictDoUpdate({ target: accountDeletions.userId, set: row }),
    ...(isPlaceholder(reader.email) ? [] : [letter]),
    db.delete(session).where(eq(session.userId, userId)),
  ]);
  return { dueAt };
}

/** Has an account deleted once the days of grace are over, unless its person confirms their address. */
export async function dueAfterGrace(db: Database, userId: number, now: number): Promise<void> {
  const row = { userId, requestedAt: now, dueAt: now + gracePeriod };
  await db.insert(accountDeletions).values(row).onConflictDoNothing();
}

/**
 * Keeps an account whose person has signed in before its days of grace were over; one without an address is
 * kept only by confirming it.
 */
export async function keepAccount(db: Database, userId: number, now: number): Promise<void> {
  const hasAddress = exists(
    db
      .select({ found: sql`1` })
      .from(user)
      .where(and(eq(user.id, userId), notLike(user.email, placeholderPattern))),
  );
  await db
    .delete(accountDeletions)
    .where(and(eq(accountDeletions.userId, userId), gt(accountDeletions.dueAt, now), hasAddress));
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
