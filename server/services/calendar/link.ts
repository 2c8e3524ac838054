import { eq } from "drizzle-orm";
import { type FeedPart, feedParts } from "#domain/calendar/parts.ts";
import { batch } from "../../db/client.ts";
import { digestOf } from "../../db/digest.ts";
import type { Owner } from "../../db/owner.ts";
import { calendarFeeds } from "../../db/schema.ts";

/*
 * Somebody's calendar feed is access to their workspace, as a password is: switching it on or off is
 * no operation of the log, which would store old secrets and let an undo bring them back.
 */

/** A calendar feed as its owner sees it. */
export interface CalendarFeed extends Record<FeedPart, boolean> {
  secret: string;
}

const { userId, secret, tasks, activities, closes, birthdays } = calendarFeeds;

/** The owner's calendar feed; null if it is off. */
export async function readLink(owner: Owner): Promise<CalendarFeed | null> {
  const [[feed]] = await batch(owner.db, [
    owner.db
      .select({ secret, tasks, activities, closes, birthdays })
      .from(calendarFeeds)
      .where(eq(userId, owner.userId)),
  ]);
  return feed ?? null;
}

/** Switches the owner's feed on, or gives it a new secret: with the old one it can't be read any more. */
export async function renewLink(owner: Owner): Promise<void> {
  const made = newSecret();
  const fresh = { secret: made, secretHash: await digestOf(made) };
  await batch(owner.db, [
    owner.db
      .insert(calendarFeeds)
      .values({ userId: owner.userId, ...fresh })
      .onConflictDoUpdate({ target: userId, set: fresh }),
  ]);
}

/** Selects what the owner's feed has; nothing happens if it is off. */
export async function setParts(owner: Owner, parts: readonly FeedPart[]): Promise<void> {
  const set = Object.fromEntries(feedParts.map((part) => [part, parts.includes(part)]));
  await batch(owner.db, [owner.db.update(calendarFeeds).set(set).where(eq(userId, owner.userId))]);
}

/** Switches the owner's feed off: nobody can read it any more. */
export async function removeLink(owner: Owner): Promise<void> {
  await batch(owner.db, [owner.db.delete(calendarFeeds).where(eq(userId, owner.userId))]);
}

/** 192 random bits, in letters and digits that a URL takes as they are. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
