import { and, eq, gt, lte, sql } from "drizzle-orm";
import { backupsOffMessage, dayOf, shortInterval, tooSoonMessage } from "#domain/backup.ts";
import { Refusal } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { batch, type Database, type Statement } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { accountDeletions, backups, backupTurns, fileObjects } from "../../db/schema.ts";
import { staysOpen } from "../deletion/request.ts";
import type { FileStorage } from "../file/storage.ts";
import { advance } from "./advance.ts";
import { type Budget, budgetOfRequest, isSpent, withShare } from "./budget.ts";
import { forgottenAfter } from "./ending.ts";
import { isUnfinished, lease, type Taken } from "./held.ts";
import { beginning } from "./progress.ts";
import { writesOf } from "./writes.ts";

/*
 * A backup is read into pieces in D1 and then written to R2 as one object. A run may stop anywhere: the
 * next one goes on after the last batch, and the object appears only once all of it is written.
 */

type Clock = Taken["time"];

/** The time from `now` on, as it passes. */
function clockFrom(now: number): Clock {
  const started = Date.now();
  return () => now + Date.now() - started;
}

/**
 * Goes on with unfinished backups and begins those of workspaces whose turn it is at `now` (unix
 * milliseconds), as far as the budget allows: unfinished ones and new ones take turns, so that a large
 * workspace doesn't keep the others waiting. Returns how many were finished.
 */
export async function runBackups(
  db: Database,
  storage: FileStorage,
  now: number,
  budget: Budget,
): Promise<number> {
  const time = clockFrom(now);
  let finished = 0;
  let isForUnfinished = true;
  while (!isSpent(budget)) {
    const backup = await nextBackup(db, time, isForUnfinished);
    if (backup === "nobody") break;
    if (backup !== "unchanged") {
      isForUnfinished = !isForUnfinished;
      const isDone = await withShare(budget, (share) => advance(db, storage, backup, share));
      if (isDone) finished += 1;
    }
    budget.statements -= 5;
  }
  return finished;
}

async function nextBackup(
  db: Database,
  time: Clock,
  isForUnfinished: boolean,
): Promise<Taken | "unchanged" | "nobody"> {
  const unfinished = isForUnfinished ? await takeUnfinished(db, time) : undefined;
  if (unfinished) return unfinished;
  const begun = await beginNext(db, time);
  if (begun !== "nobody" || isForUnfinished) return begun;
  return (await takeUnfinished(db, time)) ?? "nobody";
}

/**
 * Begins a backup of a workspace, unless one is being written, and goes on with it as far as the budget
 * allows. Refuses NOT_FOUND where backups are off, and TOO_MANY_REQUESTS within a few minutes of another.
 */
export async function startBackup(
  owner: Owner,
  storage: FileStorage | null,
  now: number,
  budget = budgetOfRequest(),
): Promise<{ finished: boolean }> {
  if (!storage) throw new Refusal("NOT_FOUND", backupsOffMessage);
  const { db, userId } = owner;
  const time = clockFrom(now);
  const ofOwner = eq(backups.userId, userId);
  const [[unfinished], [recent]] = await batch(db, [
    db.select({ id: backups.id }).from(backups).where(and(ofOwner, isUnfinished)),
    db
      .select({ id: backups.id })
      .from(backups)
      .where(and(ofOwner, gt(backups.startedAt, now - shortInterval)))
      .limit(1),
  ]);
  if (!unfinished && recent) throw new Refusal("TOO_MANY_REQUESTS", tooSoonMessage);
  if (!unfinished) await begin(db, userId, now);
  const backup = await takeUnfinished(db, time, ofOwner);
  const finished = backup ? await advance(db, storage, backup, budget) : false;
  return { finished };
}

/**
 * Takes the unfinished backup whose turn was longest ago, so that nobody else goes on with it; none of an
 * account that is about to be deleted.
 */
async function takeUnfinished(
  db: Database,
  time: Clock,
  ofOwner = sql`true`,
): Promise<Taken | undefined> {
  const now = time();
  const claim = crypto.randomUUID();
  const next = db
    .select({ id: backups.id })
    .from(backups)
    .where(
      and(
        ...[isUnfinished, lte(backups.busyUntil, now), ofOwner],
        sql`${backups.userId} not in (select ${accountDeletions.userId} from ${accountDeletions}
          where ${accountDeletions.dueAt} <= ${now})`,
      ),
    )
    .orderBy(backups.takenAt, backups.id)
    .limit(1);
  const [taken] = await db
    .update(backups)
    .set({ busyUntil: now + lease, claim, takenAt: now, takes: sql`${backups.takes} + 1` })
    .where(and(eq(backups.id, next), lte(backups.busyUntil, now)))
    .returning();
  return taken && { ...taken, claim, time };
}

/** The id of the user that a statement reads, in a query inside it. */
const ofUser = sql.raw('"user"."id"');

/** How far cron has come in the order of ids: the day of the present round, and its last workspace. */
async function readRound(db: Database): Promise<{ day: number; last: number }> {
  const [row] = await db
    .select({ day: backupTurns.day, last: backupTurns.userId })
    .from(backupTurns)
    .orderBy(sql`${backupTurns.day} desc, ${backupTurns.userId} desc`)
    .limit(1);
  return row ?? { day: 0, last: 0 };
}

/**
 * Begins the backup of the next workspace in the order of ids. A round that hasn't reached all of them by
 * midnight goes on, and only then the next day's begins.
 */
async function beginNext(db: Database, time: Clock): Promise<Taken | "unchanged" | "nobody"> {
  const now = time();
  const today = dayOf(now);
  const round = await readRound(db);
  const inRound = round.day > 0 ? await selectNext(db, round.last) : undefined;
  if (!inRound && round.day >= today) return "nobody";
  const next = inRound ?? (await selectNext(db, 0));
  if (!next) return "nobody";
  const { userId } = next;
  const day = inRound ? round.day : today;
  const turn = db
    .insert(backupTurns)
    .values({ userId, day })
    .onConflictDoUpdate({ target: backupTurns.userId, set: { day } });
  if (next.writes === (next.saved ?? 0)) {
    await turn;
    return "unchanged";
  }
  await begin(db, userId, now, turn);
  return (await takeUnfinished(db, time, eq(backups.userId, userId))) ?? "unchanged";
}

async function selectNext(db: Database, last: number) {
  const [next] = await db
    .select({
      userId: user.id,
      writes: writesOf(ofUser),
      saved: sql<number | null>`(select max(it.operation_id) from ${backups} as it
        where it.user_id = ${ofUser} and it.finished_at is not null)`,
    })
    .from(user)
    .where(and(gt(user.id, last), staysOpen(user.id)))
    .orderBy(user.id)
    .limit(1);
  return next;
}

/** Begins a backup of a workspace, unless one is unfinished; `turn` is written with it. */
async function begin(db: Database, userId: number, now: number, turn?: Statement): Promise<void> {
  const key = `${userId}/backups/${new Date(now).toISOString()}-${crypto.randomUUID()}.zip`;
  const removeAt = now + forgottenAfter;
  await batch(db, [
    db
      .insert(backups)
      .values({
        ...{ userId, key, startedAt: now, writes: writesOf(sql`${userId}`) },
        progress: JSON.stringify(beginning),
      })
      .onConflictDoNothing(),
    db.run(
      sql`insert into ${fileObjects} (key, user_id, remove_at) select ${key}, ${userId}, ${removeAt}
        where exists (select 1 from ${backups} as begun where begun.key = ${key})`,
    ),
    ...(turn ? [turn] : []),
  ]);
}
