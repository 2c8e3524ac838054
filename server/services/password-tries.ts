import { eq, lt, sql } from "drizzle-orm";
import { Refusal } from "#domain/refusal.ts";
import { passwordTries } from "../db/auth-schema.ts";
import type { Database } from "../db/client.ts";
import { digestOf } from "../db/digest.ts";

/** This many wrong passwords are free, until none has been tried for `forgotten` milliseconds. */
export const freeTries = 10;
const forgotten = 10 * 60_000;

/** The longest that any count is remembered, in milliseconds. */
const longestMemory = 86_400_000;

/** After them, one try is accepted per this many seconds. */
export const pauseSeconds = 60;

export const tooManyTriesMessage = "Too many wrong passwords. Try again in a minute.";

/**
 * Counts a password that is about to be tried for an account, before it is checked, so that many at
 * once are counted too. `account` is any text that identifies it; whether it exists makes no
 * difference. `free` tries are accepted without a pause, and then one per `pause` seconds, until there was none for
 * `memory` milliseconds, a day at most. Refuses TOO_MANY_REQUESTS with the message; a refused try doesn't
 * lengthen the wait.
 */
export async function countTry(
  db: Database,
  account: string,
  {
    free = freeTries,
    pause = pauseSeconds,
    memory = forgotten,
    message = tooManyTriesMessage,
  } = {},
): Promise<void> {
  const now = Date.now();
  const { key, tries, lastAt } = passwordTries;
  const counted = await db
    .insert(passwordTries)
    .values({ key: await digestOf(account), tries: 1, lastAt: now })
    .onConflictDoUpdate({
      target: key,
      set: {
        tries: sql`case when ${lastAt} <= ${now - memory} then 1 else ${tries} + 1 end`,
        lastAt: now,
      },
      setWhere: sql`${tries} < ${free} or ${lastAt} <= ${now - pause * 1_000}`,
    })
    .returning({ tries });
  if (counted.length === 0) throw new Refusal("TOO_MANY_REQUESTS", message);
}

/** Uncounts a try that was never checked. */
export async function discountTry(db: Database, account: string): Promise<void> {
  const { key, tries } = passwordTries;
  await db
    .update(passwordTries)
    .set({ tries: sql`${tries} - 1` })
    .where(eq(key, await digestOf(account)));
}

/** Resets the count after a correct password. */
export async function forgetTries(db: Database, account: string): Promise<void> {
  await db.delete(passwordTries).where(eq(passwordTries.key, await digestOf(account)));
}

/** Deletes counts that have expired at `now` (unix milliseconds). */
export async function forgetOldTries(db: Database, now: number): Promise<void> {
  await db.delete(passwordTries).where(lt(passwordTries.lastAt, now - longestMemory));
}
