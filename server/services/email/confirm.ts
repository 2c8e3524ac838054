import { and, eq, exists, gt, gte, isNull, like, lt, ne, not, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { unverifiedDomain } from "#domain/account/email.ts";
import { missing } from "#domain/refusal.ts";
import { user, verification } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import { digestOf } from "../../db/digest.ts";
import { accountDeletions, emailChanges } from "../../db/schema.ts";

/** Whose address a link confirms, and what it is. */
export interface EmailLink {
  userId: number;
  /** The new address. */
  email: string;
}

/** What a link confirms; refuses NOT_FOUND for one that has expired or was used. */
export async function readEmailLink(db: Database, token: string, now: number): Promise<EmailLink> {
  const { userId, email } = emailChanges;
  const [[found]] = await batch(db, [
    db
      .select({ userId, email })
      .from(emailChanges)
      .where(linkOf(await digestOf(token), now)),
  ]);
  if (!found) throw missing("link");
  return found;
}

function linkOf(digest: string, now: number) {
  const { oldToken, newToken, expiresAt } = emailChanges;
  return and(or(eq(oldToken, digest), eq(newToken, digest)), gt(expiresAt, now));
}

/**
 * Uses a link. Once both sides have confirmed, the account has its new address, and links by which the
 * password could be reset end. Refuses NOT_FOUND as `readEmailLink` does.
 */
export async function confirmEmail(
  db: Database,
  token: string,
  now: number,
): Promise<EmailLink & { isDone: boolean }> {
  const link = await readEmailLink(db, token, now);
  const { userId } = link;
  const digest = await digestOf(token);
  const { oldToken, newToken } = emailChanges;
  const own = eq(emailChanges.userId, userId);
  const complete = and(own, isNull(oldToken), isNull(newToken));
  const isComplete = exists(db.select({ found: sql`1` }).from(emailChanges).where(complete));
  const other = alias(user, "other");
  const taken = db
    .select({ found: sql`1` })
    .from(other)
    .where(and(eq(other.email, link.email), ne(other.id, userId)));
  const self = eq(user.id, userId);
  const isUnverified = exists(
    db
      .select({ found: sql`1` })
      .from(user)
      .where(and(self, like(user.email, `%${unverifiedDomain}`))),
  );
  const { identifier, value } = verification;
  const [, , , , , , [person]] = await batch(db, [
    db
      .update(emailChanges)
      .set({ oldToken: null })
      .where(and(own, eq(oldToken, digest))),
    db
      .update(emailChanges)
      .set({ newToken: null })
      .where(and(own, eq(newToken, digest))),
    db
      .delete(accountDeletions)
      .where(and(eq(accountDeletions.userId, userId), isComplete, isUnverified)),
    db
      .update(user)
      .set({ email: link.email, emailVerified: true, updatedAt: new Date(now) })
      .where(and(self, isComplete, not(exists(taken)))),
    db
      .delete(verification)
      .where(
        and(
          gte(identifier, resets.from),
          lt(identifier, resets.to),
          eq(value, String(userId)),
          isComplete,
        ),
      ),
    db.delete(emailChanges).where(complete),
    db.select({ email: user.email, isVerified: user.emailVerified }).from(user).where(self),
  ]);
  return { ...link, isDone: person?.email === link.email && person.isVerified };
}

/** Better Auth stores the links by which a password is reset under this prefix. */
const resets = { from: "reset-password:", to: "reset-password;" };
