import { and, desc, eq, gt, ne } from "drizzle-orm";
import { session } from "../db/auth-schema.ts";
import { batch, type Database } from "../db/client.ts";
import type { Owner } from "../db/owner.ts";
import { trustDeletion } from "./two-step.ts";

/*
 * The sessions that Better Auth stores. Each round trip of a signed-in request checks that its row
 * exists, so deleting it ends a session at once.
 */

/** A browser in which the owner is signed in. */
export interface OpenSession {
  id: number;
  userAgent: string | null;
  /** When it signed in, and was last known to be used, within a day; in milliseconds. */
  createdAt: number;
  usedAt: number;
}

/** The most sessions that are shown: the latest ones. */
const mostShown = 100;

/** Where the owner is signed in, last used first. */
export async function listSessions(owner: Owner): Promise<OpenSession[]> {
  const { id, userAgent, createdAt, updatedAt } = session;
  const [rows] = await batch(owner.db, [
    owner.db
      .select({ id, userAgent, createdAt, updatedAt })
      .from(session)
      .where(and(eq(session.userId, owner.userId), gt(session.expiresAt, new Date())))
      .orderBy(desc(updatedAt), desc(id))
      .limit(mostShown),
  ]);
  return rows.map(({ createdAt, updatedAt, ...row }) => ({
    ...row,
    createdAt: createdAt.getTime(),
    usedAt: updatedAt.getTime(),
  }));
}

/** Ends one of the owner's sessions; one that isn't theirs or has ended already makes no difference. */
export async function endSession(owner: Owner, id: number): Promise<void> {
  const own = and(eq(session.userId, owner.userId), eq(session.id, id));
  await batch(owner.db, [owner.db.delete(session).where(own)]);
}

/** Ends all of the owner's sessions but one; no device skips the second step any more. */
export async function endOtherSessions(owner: Owner, kept: number): Promise<void> {
  const others = and(eq(session.userId, owner.userId), ne(session.id, kept));
  await batch(owner.db, [
    owner.db.delete(session).where(others),
    trustDeletion(owner.db, owner.userId),
  ]);
}

/** Notes that the person of a session has confirmed at `now` (unix milliseconds) that it's them. */
export async function confirmSessionOf(db: Database, id: number, now: number): Promise<void> {
  await db.update(session).set({ confirmedAt: now }).where(eq(session.id, id));
}
