import { and, eq, ne } from "drizzle-orm";
import { isPlaceholder, linkLifetime, tooManyLinksMessage } from "#domain/account/email.ts";
import { addressLetter, changeLetter, takenLetter } from "#domain/account/email-letters.ts";
import { missing } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import { digestOf } from "../../db/digest.ts";
import type { Owner } from "../../db/owner.ts";
import { emailChanges } from "../../db/schema.ts";
import { queueMail } from "../mail/queue.ts";
import { countTry } from "../password-tries.ts";

/** An account's address, and the one that is to replace it. */
export interface EmailState {
  /** Null until the first one is confirmed. */
  email: string | null;
  isVerified: boolean;
  /** What waits for a link in a mail to be opened: to the present address, to the new one, or both. */
  change: { email: string; waitsForOld: boolean; waitsForNew: boolean } | null;
}

export async function readEmail(owner: Owner, now: number): Promise<EmailState> {
  const { email, oldToken, newToken, expiresAt } = emailChanges;
  const [[person], [change]] = await batch(owner.db, [
    personOf(owner.db, owner.userId),
    owner.db
      .select({ email, oldToken, newToken, expiresAt })
      .from(emailChanges)
      .where(eq(emailChanges.userId, owner.userId)),
  ]);
  if (!person) throw missing("account");
  return {
    email: isPlaceholder(person.email) ? null : person.email,
    isVerified: person.isVerified,
    change:
      change && change.expiresAt > now
        ? {
            email: change.email,
            waitsForOld: change.oldToken !== null,
            waitsForNew: change.newToken !== null,
          }
        : null,
  };
}

function personOf(db: Database, userId: number) {
  return db
    .select({ email: user.email, isVerified: user.emailVerified })
    .from(user)
    .where(eq(user.id, userId));
}

interface Asked {
  /** The address to confirm. */
  email: string;
  origin: string;
  /** In milliseconds. */
  now: number;
}

const tooManyLinks = { free: 3, message: tooManyLinksMessage };

/** Counts a mail to an address, whether it has an account or not. Refuses TOO_MANY_REQUESTS. */
export function countLinks(db: Database, email: string): Promise<void> {
  return countTry(db, `confirm ${email.toLowerCase()}`, tooManyLinks);
}

/**
 * Stores the address that an account is to have, in place of an earlier request, and queues the mails
 * with its links: to the new address, and to the present one if there is one. An address of somebody else's
 * account gets a mail that says so instead, and its request is never completed. Returns the mails' ids.
 */
export async function requestEmail(
  db: Database,
  userId: number,
  { email: typed, origin, now }: Asked,
): Promise<number[]> {
  const email = typed.toLowerCase();
  const others = and(eq(user.email, email), ne(user.id, userId));
  const [[person], [other]] = await batch(db, [
    personOf(db, userId),
    db.select({ id: user.id }).from(user).where(others),
  ]);
  if (!person) throw missing("account");
  const hasOld = !isPlaceholder(person.email) && person.email !== email;
  const [oldToken, newToken] = [crypto.randomUUID(), crypto.randomUUID()];
  const expiresAt = now + linkLifetime;
  const row = {
    email,
    oldToken: hasOld ? await digestOf(oldToken) : null,
    newToken: await digestOf(newToken),
    expiresAt,
  };
  const asked = { email, origin };
  const toNew = other ? takenLetter(asked) : addressLetter({ ...asked, token: newToken });
  const toOld = hasOld ? [changeLetter({ ...asked, token: oldToken, to: person.email })] : [];
  const [, ...queued] = await batch(db, [
    db
      .insert(emailChanges)
      .values({ userId, ...row })
      .onConflictDoUpdate({ target: emailChanges.userId, set: row }),
    ...[toNew, ...toOld].map((mail) => queueMail(db, { userId, mail, expiresAt, now })),
  ]);
  return queued.flat().map(({ id }) => id);
}

/** Keeps the present address; the links of a change no longer work. */
export async function cancelChange(owner: Owner): Promise<void> {
  const own = eq(emailChanges.userId, owner.userId);
  await batch(owner.db, [owner.db.delete(emailChanges).where(own)]);
}
