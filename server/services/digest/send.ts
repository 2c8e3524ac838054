import { and, asc, eq, lte, sql } from "drizzle-orm";
import { dayIn, fromDay, toDay } from "#domain/day.ts";
import { digestLetter } from "#domain/digest/letter.ts";
import { turnAt } from "#domain/digest/schedule.ts";
import { logFault } from "#domain/fault-line.ts";
import type { Mail } from "#domain/mail/mail.ts";
import { user } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import { digests, mails } from "../../db/schema.ts";
import { staysOpen } from "../deletion/request.ts";
import { groupsOf, selectGroups } from "../today/summary.ts";
import { unsubscribeToken } from "./token.ts";

/** How many people one run looks at; the next one goes on with those who have waited longest. */
export const mostOfRun = 50;

interface Run {
  /** Signs the links that stop digests. */
  secret: string;
  /** In milliseconds. */
  now: number;
}

/** Stores the digests that are due as mails to be sent, and returns how many. */
export async function makeDigests(db: Database, run: Run): Promise<number> {
  const [due] = await batch(db, [
    db
      .select({
        userId: digests.userId,
        hour: digests.hour,
        nextAt: digests.nextAt,
        lastDay: digests.lastDay,
        origin: digests.origin,
        email: user.email,
        locale: user.locale,
        timeZone: user.timeZone,
      })
      .from(digests)
      .innerJoin(user, eq(user.id, digests.userId))
      .where(and(lte(digests.nextAt, run.now), eq(digests.isOn, true), staysOpen(digests.userId)))
      .orderBy(asc(digests.nextAt))
      .limit(mostOfRun),
  ]);
  let made = 0;
  for (const reader of due) {
    try {
      if (await makeOne(db, reader, run)) made += 1;
    } catch (error) {
      logFault(error);
      await postpone(db, reader, run.now);
    }
  }
  return made;
}

/** When a digest that failed is tried again, in milliseconds, so that it doesn't keep others waiting. */
const pause = 15 * 60_000;

async function postpone(db: Database, { userId, nextAt }: Reader, now: number): Promise<void> {
  const turn = and(eq(digests.userId, userId), eq(digests.nextAt, nextAt));
  await db
    .update(digests)
    .set({ nextAt: now + pause })
    .where(turn);
}

interface Reader {
  userId: number;
  hour: number;
  nextAt: number;
  lastDay: number | null;
  origin: string;
  email: string;
  locale: string;
  timeZone: string;
}

/** Stores one person's digest, if its hour has come and there is something to say. */
async function makeOne(db: Database, reader: Reader, run: Run): Promise<boolean> {
  const lastDay = reader.lastDay === null ? null : toDay(reader.lastDay);
  const { day, nextAt } = turnAt({ ...reader, lastDay }, run.now);
  const mail = day === null ? null : await digestOf(db, reader, run);
  const { userId } = reader;
  const turn = and(eq(digests.userId, userId), eq(digests.nextAt, reader.nextAt));
  const set = { nextAt, ...(day === null ? {} : { lastDay: fromDay(day) }) };
  const move = db.update(digests).set(set).where(turn);
  if (!mail) {
    await batch(db, [move]);
    return false;
  }
  // Both happen or neither: another run at the same time finds that this turn has been taken.
  const { to, subject, text, html, unsubscribe } = mail;
  const [[stored]] = await batch(db, [
    db.all<{ id: number }>(
      sql`insert into ${mails} (user_id, recipient, subject, text, html, unsubscribe, created_at, next_at)
        select ${userId}, ${to}, ${subject}, ${text}, ${html}, ${unsubscribe}, ${run.now}, ${run.now}
        where exists (select 1 from ${digests} where ${turn}) returning id`,
    ),
    move,
  ]);
  return stored !== undefined;
}

async function digestOf(db: Database, reader: Reader, { secret, now }: Run): Promise<Mail | null> {
  const { userId, origin, timeZone } = reader;
  const clock = { now, timeZone };
  const groups = selectGroups({ db, userId, actorId: userId }, clock);
  const contents = groupsOf(await batch(db, groups), clock);
  const token = await unsubscribeToken(secret, userId);
  const unsubscribe = `${origin}/unsubscribe/${token}`;
  return digestLetter(contents, { ...reader, day: dayIn(timeZone, now), unsubscribe });
}
