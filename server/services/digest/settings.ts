import { and, eq } from "drizzle-orm";
import { toDay } from "#domain/day.ts";
import { nextDigest } from "#domain/digest/schedule.ts";
import { missing } from "#domain/refusal.ts";
import { batch, type Database } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { digests } from "../../db/schema.ts";
import { personOfToken } from "./token.ts";

/** The hour of the owner's digest, 0 to 23; null if it is off. */
export async function readDigest(owner: Owner): Promise<{ hour: number | null }> {
  const [[digest]] = await batch(owner.db, [
    owner.db
      .select({ hour: digests.hour })
      .from(digests)
      .where(and(eq(digests.userId, owner.userId), eq(digests.isOn, true))),
  ]);
  return { hour: digest?.hour ?? null };
}

interface Wanted {
  /** 0 to 23; null switches it off. */
  hour: number | null;
  timeZone: string;
  /** The site that its links lead to. */
  origin: string;
  /** In milliseconds. */
  now: number;
}

/**
 * Switches the owner's digest on, at an hour of their time zone, or off. The first one comes at the
 * next such hour.
 */
export async function setDigest(
  owner: Owner,
  { hour, timeZone, origin, now }: Wanted,
): Promise<void> {
  const { userId } = owner;
  const own = eq(digests.userId, userId);
  if (hour === null) {
    await batch(owner.db, [owner.db.update(digests).set({ isOn: false }).where(own)]);
    return;
  }
  const [[digest]] = await batch(owner.db, [
    owner.db.select({ lastDay: digests.lastDay }).from(digests).where(own),
  ]);
  const lastDay = digest?.lastDay ? toDay(digest.lastDay) : null;
  const set = { hour, origin, isOn: true, nextAt: nextDigest({ hour, timeZone, lastDay }, now) };
  await batch(owner.db, [
    owner.db
      .insert(digests)
      .values({ userId, ...set })
      .onConflictDoUpdate({ target: digests.userId, set }),
  ]);
}

/** Stops the digest of whom a link was sent to, without sign-in. Refuses as `checkLink` does. */
export async function unsubscribe(db: Database, secret: string, token: string): Promise<void> {
  const userId = await checkLink(secret, token);
  await db.update(digests).set({ isOn: false }).where(eq(digests.userId, userId));
}

/** Whose digest a link stops. Refuses NOT_FOUND for one that nobody has signed. */
export async function checkLink(secret: string, token: string): Promise<number> {
  const userId = await personOfToken(secret, token);
  if (userId === null) throw missing("link");
  return userId;
}
