import { and, eq, exists, gt, gte, isNull, like, lt, ne, not, notLike, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { placeholderPattern } from "#domain/account/email.ts";
import type { SignUpMode } from "#domain/account/sign-up.ts";
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
  /** Whether the link was in the mail to the new address; the other one agrees to the change. */
  isNew: boolean;
  /** Whether the new address is still to be confirmed. */
  waitsForNew: boolean;
}

/** What a link confirms; refuses NOT_FOUND for one that has expired or was used. */
export async function readEmailLink(db: Database, token: string, now: number): Promise<EmailLink> {
  const { userId, email, newToken } = emailChanges;
  const digest = await digestOf(token);
  const [[found]] = await batch(db, [
    db.select({ userId, email, newToken }).from(emailChanges).where(linkOf(digest, now)),
  ]);
  if (!found) throw missing("link");
  const { newToken: left, ...link } = found;
  return { ...link, isNew: left === digest, waitsForNew: left !== null };
}

function linkOf(digest: string, now: number) {
  const { oldToken, newToken, expiresAt } = emailChanges;
  return and(or(eq(oldToken, digest), eq(newToken, digest)), gt(expiresAt, now));
}

/**
 * What a used link has done: the account has the address, the other link is still to be used, somebody else
 * has the address, or sign-up was over before the account had one.
 */
export type ConfirmOutcome = "done" | "half" | "taken" | "late";

/**
 * Uses a link, for somebody who has shown that the account is theirs. Once both sides have confirmed, the
 * account has its new address, and links by which the password could be reset end. Refuses NOT_FOUND as
 * `readEmailLink` does.
 */
export async function confirmEmail(
  db: Database,
  token: string,
  { now, signUp }: { now: number; signUp: SignUpMode },
): Promise<{ userId: number; outcome: ConfirmOutcome }> {
  const link = await readEmailLink(db, token, now);
  const { userId } = link;
  const digest = await digestOf(token);
  const { oldToken, newToken } = emailChanges;
  const own = eq(emailChanges.userId, userId);
  const complete = and(own, isNull(oldToken), isNull(newToken));
  const isComplete = exists(db.select({ found: sql`1` }).from(emailChanges).where(complete));
  const taken = takenBy(db, link);
  const mayHave = and(not(exists(taken)), not(isLate(db, userId, signUp)));
  const self = eq(user.id, userId);
  const { identifier, value } = verification;
  const [, , , , , , [person], [other], [left]] = await batch(db, [
    db
      .update(emailChanges)
      .set({ oldToken: null })
      .where(and(own, eq(oldToken, digest))),
    db
      .update(emailChanges)
      .set({ newToken: null })
      .where(and(own, eq(newToken, digest), mayHave)),
    db
      .delete(accountDeletions)
      .where(
        and(eq(accountDeletions.userId, userId), isComplete, isUnverified(db, userId), mayHave),
      ),
    db
      .update(user)
      .set({ email: link.email, emailVerified: true, updatedAt: new Date(now) })
      .where(and(self, isComplete, mayHave)),
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
    taken,
    db.select({ newToken }).from(emailChanges).where(own),
  ]);
  const isDone = person?.email === link.email && person.isVerified;
  const mayKnow = link.isNew || !link.waitsForNew;
  const isStopped = left?.newToken === digest;
  if (isDone) return { userId, outcome: "done" };
  // Only whoever can read the mail of an address may learn that somebody has it.
  if (other && mayKnow) return { userId, outcome: "taken" };
  return { userId, outcome: isStopped ? "late" : "half" };
}

/** Better Auth stores the links by which a password is reset under this prefix. */
const resets = { from: "reset-password:", to: "reset-password;" };

function takenBy(db: Database, { email, userId }: EmailLink) {
  const other = alias(user, "other");
  return db
    .select({ found: sql`1` })
    .from(other)
    .where(and(eq(other.email, email), ne(other.id, userId)));
}

function isUnverified(db: Database, userId: number) {
  return exists(
    db
      .select({ found: sql`1` })
      .from(user)
      .where(and(eq(user.id, userId), like(user.email, placeholderPattern))),
  );
}

/**
 * Whether an account without an address comes too late for one. Where sign-up is for the first person, the
 * first to confirm is that person; where they invite others, nobody from before them can be invited.
 */
function isLate(db: Database, userId: number, mode: SignUpMode) {
  if (mode !== "first" && mode !== "invite") return sql`false`;
  const confirmed = alias(user, "confirmed");
  const from = (other = sql`true`) =>
    exists(
      db
        .select({ found: sql`1` })
        .from(confirmed)
        .where(and(ne(confirmed.id, userId), notLike(confirmed.email, placeholderPattern), other)),
    );
  const isBehind =
    mode === "first" ? from() : and(from(), not(from(sql`${confirmed.id} < ${userId}`)));
  return sql`(${and(isUnverified(db, userId), isBehind)})`;
}
