import { inArray, lt } from "drizzle-orm";
import { session } from "../db/auth-schema.ts";
import type { Database } from "../db/client.ts";

/** How many sessions one run deletes at most; the next run deletes the rest. */
const mostOfRun = 1_000;

/** Deletes sessions that have expired at `now` (unix milliseconds), with their addresses and devices. */
export async function forgetOldSessions(db: Database, now: number): Promise<void> {
  const expired = db
    .select({ id: session.id })
    .from(session)
    .where(lt(session.expiresAt, new Date(now)))
    .limit(mostOfRun);
  await db.delete(session).where(inArray(session.id, expired));
}
