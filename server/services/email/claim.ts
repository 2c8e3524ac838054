import { and, eq, ne } from "drizzle-orm";
import { account, passkey, session, twoFactor, user } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import { calendarFeeds, emailChanges } from "../../db/schema.ts";
import { trustDeletion } from "../two-step.ts";

/**
 * Confirms the address of an account whose reader has just set its password by a mail. Somebody else may
 * have signed up with it, so all that could still let them in goes in the same batch: passkeys, providers, two-step
 * sign-in, the calendar feed, a change of the address, and sessions.
 */
export async function claimAccount(db: Database, userId: number): Promise<void> {
  await batch(db, [
    db.delete(passkey).where(eq(passkey.userId, userId)),
    db.delete(account).where(and(eq(account.userId, userId), ne(account.providerId, "credential"))),
    db.delete(twoFactor).where(eq(twoFactor.userId, userId)),
    db.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId)),
    db.delete(emailChanges).where(eq(emailChanges.userId, userId)),
    db.delete(session).where(eq(session.userId, userId)),
    trustDeletion(db, userId),
    db
      .update(user)
      .set({ emailVerified: true, twoFactorEnabled: false })
      .where(and(eq(user.id, userId), eq(user.emailVerified, false))),
  ]);
}
