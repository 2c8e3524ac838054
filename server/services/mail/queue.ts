import { and, asc, desc, eq, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Mail } from "#domain/mail/mail.ts";
import { batch, type Database } from "../../db/client.ts";
import { mails } from "../../db/schema.ts";
import { mailbox, type Transport } from "./transport.ts";

/*
 * Every mail is stored before it is sent, and deleted once its provider has accepted it: an outage
 * delays it, and loses nothing.
 */

/** Minutes until the next try after each failure; after the last one a mail is given up. */
const pauses = [1, 5, 15, 60, 180, 360, 720, 1_440];
const minute = 60_000;

/** How many mails one run sends. */
const mostOfRun = 50;
const longestError = 300;

/** How long a mail is shown that was given up or is in the local mailbox, in milliseconds. */
const shownFor = 30 * 86_400_000;

interface Queued {
  /** Whose account the mail is about. */
  userId: number;
  mail: Mail;
  /** A mail with the key of an earlier one isn't stored. */
  key?: string;
  /** From when on, in milliseconds, it is useless and isn't sent. */
  expiresAt?: number;
  /** In milliseconds. */
  now: number;
}

/** The statement that stores a mail to be sent. */
export function queueMail(db: Database, { userId, mail, key, expiresAt, now }: Queued) {
  return db
    .insert(mails)
    .values({ ...mail, userId, key, expiresAt, createdAt: now, nextAt: now })
    .onConflictDoNothing()
    .returning({ id: mails.id });
}

/** Stores a mail, and sends it; if that fails, which false says, cron tries again. */
export async function sendMail(
  db: Database,
  transport: Transport | null,
  queued: Queued,
): Promise<boolean> {
  const [[stored]] = await batch(db, [queueMail(db, queued)]);
  if (!stored) return false;
  return (await deliver(db, transport, { now: queued.now, ids: [stored.id] })) > 0;
}

interface Run {
  /** In milliseconds. */
  now: number;
  /** The mails to send; those that are due if missing. */
  ids?: number[];
}

/**
 * Sends mails whose time has come, at most 50, and returns how many were sent. Each is first
 * reserved, so that two runs at once don't send it twice.
 */
export async function deliver(
  db: Database,
  transport: Transport | null,
  { now, ids }: Run,
): Promise<number> {
  if (!transport) return 0;
  const due = db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        lte(mails.nextAt, now),
        isNull(mails.sentAt),
        or(isNull(mails.expiresAt), sql`${mails.expiresAt} > ${now}`),
        ids && inArray(mails.id, ids),
      ),
    )
    .orderBy(asc(mails.nextAt))
    .limit(mostOfRun);
  const later = pauses.map((pause, at) => sql`when ${at} then ${now + pause * minute}`);
  const reserved = await db
    .update(mails)
    .set({
      attempts: sql`${mails.attempts} + 1`,
      nextAt: sql`case ${mails.attempts} ${sql.join(later, sql` `)} end`,
    })
    .where(inArray(mails.id, due))
    .returning();
  const { atOnce = mostOfRun } = transport;
  let sent = 0;
  for (let from = 0; from < reserved.length; from += atOnce) {
    const some = reserved.slice(from, from + atOnce);
    const accepted = await Promise.all(some.map((mail) => sendOne(db, transport, mail)));
    sent += accepted.filter(Boolean).length;
  }
  return sent;
}

async function sendOne(
  db: Database,
  transport: Transport,
  { id, ...mail }: typeof mails.$inferSelect,
): Promise<boolean> {
  const row = eq(mails.id, id);
  try {
    await transport.send(mail, `kith-mail-${id}`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await db
      .update(mails)
      .set({ error: message.slice(0, longestError) })
      .where(row);
    return false;
  }
  if (transport.name === mailbox) await db.update(mails).set({ sentAt: Date.now() }).where(row);
  else await db.delete(mails).where(row);
  return true;
}

/** Deletes mails that have expired unsent, and those that are done with for 30 days before `now`. */
export async function forgetOldMails(db: Database, now: number): Promise<void> {
  const given = and(isNull(mails.nextAt), lt(mails.createdAt, now - shownFor));
  const expired = and(lt(mails.expiresAt, now), isNull(mails.sentAt));
  const kept = lt(mails.sentAt, now - shownFor);
  await db.delete(mails).where(or(given, expired, kept));
}

/** A mail that a machine of one's own has kept instead of sending it. */
export interface KeptMail extends Mail {
  id: number;
  createdAt: number;
}

const mostKept = 100;

/** The latest mails in the local mailbox, newest first. */
export function readMailbox(db: Database): Promise<KeptMail[]> {
  const { id, to, subject, text, html, unsubscribe, createdAt } = mails;
  return db
    .select({ id, to, subject, text, html, unsubscribe, createdAt })
    .from(mails)
    .where(sql`${mails.sentAt} is not null`)
    .orderBy(desc(id))
    .limit(mostKept);
}
