import { inArray, lt } from "drizzle-orm";
import { verification } from "../db/auth-schema.ts";
import type { Database } from "../db/client.ts";

/** How many rows one call deletes at most; the next one deletes the rest. */
const mostAtOnce = 1_000;

/**
 * Deletes links, challenges, and what waits for somebody who is at a provider, a kept form among it, that have
 * expired at `now` (unix milliseconds).
 */
export async function forgetOldVerifications(db: Database, now: number): Promise<void> {
  const expired = db
    .select({ id: verification.id })
    .from(verification)
    .where(lt(verification.expiresAt, new Date(now)))
    .limit(mostAtOnce);
  await db.delete(verification).where(inArray(verification.id, expired));
}
