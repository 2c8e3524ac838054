import { and, eq, ne } from "drizzle-orm";
import {
  isPlaceholder,
  linkLifetime,
  tooManyChangesMessage,
  tooManyLinksMessage,
} from "#domain/account/email.ts";
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
  change: EmailChange | null;
}

interface EmailChange {
  email: string;
  waitsForOld: boolean;
  waitsForNew: boolean;
  /** Whether its links no longer work; they can be sent again. */
  isExpired: boolean;
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
    change: change
      ? {
          email: change.email,
          waitsForOld: change.oldToken !== null,
          waitsForNew: change.newToken !== null,
          isExpired: change.expiresAt <= now,
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
  /** Whether the present address has agreed, or the new one is confirmed, by an earlier link. */
  done?: { old: boolean; new: boolean } | undefined;
}

const tooManyLinks = { free: 3, message: tooManyLinksMessage };
const tooManyChanges = {
  free: 10,
  pause: 3_600,
  memory: 86_400_000,
  message: tooManyChangesMessage,
};

/** Counts a mail to an address, whether it has an account or not. Refuses TOO_MANY_REQUESTS. */
export function countLinks(db: Database, email: string): Promise<void> {
  return countTry(db, `confirm ${email.toLowerCase()}`, tooManyLinks);
}

/** Counts an address that an account asks for, whichever it is. Refuses TOO_MANY_REQUESTS. */
export function countChanges(db: Database, userId: number): Promise<void> {
  return countTry(db, `change of email ${userId}`, tooManyChanges);
}

/**
 * Stores the address that an account is to have, in place of an earlier request, and queues the mails
 * with its links: to the new address, and to the present one if that was ever confirmed; nobody may be able to
 * read the mail of one that wasn't. An address of somebody else's account gets a mail that says so instead, and
 * its request is never completed. Returns the mails' ids.
 */
export async function requestEmail(
  db: Database,
  userId: number,
  { email: typed, origin, now, done }: Asked,
): Promise<number[]> {
  const email = typed.toLowerCase();
  const others = and(eq(user.email, email), ne(user.id, userId));
  const [[person], [other]] = await batch(db, [
    personOf(db, userId),
    db.select({ id: user.id }).from(user).where(others),
  ]);
  if (!person) throw missing("account");
  const asksOld = person.isVerified && person.email !== email && !done?.old;
  const asksNew = !done?.new;
  const [oldToken, newToken] = [crypto.randomUUID(), crypto.randomUUID()];
  const expiresAt = now + linkLifetime;
  const row = {
    email,
    oldToken: asksOld ? await digestOf(oldToken) : null,
    newToken: asksNew ? await digestOf(newToken) : null,
    expiresAt,
  };
  const asked = { email, origin };
  const toNew = other ? takenLetter(asked) : addressLetter({ ...asked, token: newToken });
  const toOld = changeLetter({ ...asked, token: oldToken, to: person.email });
  const letters = [...(asksNew ? [toNew] : []), ...(asksOld ? [toOld] : [])];
  const [, ...queued] = await batch(db, [
    db
      .insert(emailChanges)
      .values({ userId, ...row })
      .onConflictDoUpdate({ target: emailChanges.userId, set: row }),
    ...letters.map((mail) => queueMail(db, { userId, mail, expiresAt, now })),
  ]);
  return queued.flat().map(({ id }) => id);
}

/** Keeps the present address; the links of a change no longer work. */
export async function cancelChange(owner: Owner): Promise<void> {
  const own = eq(emailChanges.userId, owner.userId);
  await batch(owner.db, [owner.db.delete(emailChanges).where(own)]);
}
