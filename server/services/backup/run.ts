import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { backupsOffMessage, dayOf } from "#domain/backup.ts";
import { Refusal } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { batch, type Database } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { backups, backupTurns, fileObjects } from "../../db/schema.ts";
import { staysOpen } from "../deletion/request.ts";
import type { FileStorage } from "../file/storage.ts";
import { advance, type Backup, forgottenAfter, newestOperation } from "./advance.ts";
import { type Budget, budgetOfRequest, isSpent } from "./budget.ts";
import { beginning } from "./progress.ts";

/*
 * A backup is read into pieces in D1 and then written to R2 as one object. A run may stop anywhere: the
 * next one goes on after the last batch, and the object appears only once all of it is written.
 */

/** How long a run keeps a backup to itself, in milliseconds: a Worker that was stopped holds it up as long. */
const lease = 4 * 60_000;

/**
 * Goes on with unfinished backups and begins those of workspaces whose turn it is at `now` (unix
 * milliseconds), as far as the budget allows. Returns how many were finished.
 */
export async function runBackups(
  db: Database,
  storage: FileStorage,
  now: number,
  budget: Budget,
): Promise<number> {
  let finished = 0;
  while (!isSpent(budget)) {
    const backup = (await takeUnfinished(db, now)) ?? (await beginNext(db, now));
    budget.statements -= 3;
    if (backup === "nobody") break;
    if (backup !== "unchanged" && (await advance(db, storage, backup, { now, budget }))) {
      finished += 1;
    }
  }
  return finished;
}

/**
 * Begins a backup of a workspace, unless one is being written, and goes on with it as far as the budget
 * allows. Refuses NOT_FOUND where backups are off.
 */
export async function startBackup(
  owner: Owner,
  storage: FileStorage | null,
  now: number,
  budget = budgetOfRequest(),
): Promise<{ finished: boolean }> {
  if (!storage) throw new Refusal("NOT_FOUND", backupsOffMessage);
  const { db, userId } = owner;
  const ofOwner = eq(backups.userId, userId);
  const [[unfinished]] = await batch(db, [
    db.select({ id: backups.id }).from(backups).where(and(ofOwner, isUnfinished)),
  ]);
  if (!unfinished) await begin(db, userId, now);
  const backup = await takeUnfinished(db, now, ofOwner);
  const finished = backup ? await advance(db, storage, backup, { now, budget }) : false;
  return { finished };
}

const isUnfinished = and(isNull(backups.finishedAt), isNull(backups.failedAt));

/** Reserves the unfinished backup that has waited longest, so that nobody else goes on with it. */
async function takeUnfinished(db: Database, now: number, ofOwner = sql`true`) {
  const next = db
    .select({ id: backups.id })
    .from(backups)
    .where(and(isUnfinished, lte(backups.busyUntil, now), ofOwner))
    .orderBy(backups.busyUntil)
    .limit(1);
  const [taken] = await db
    .update(backups)
    .set({ busyUntil: now + lease })
    .where(and(eq(backups.id, next), lte(backups.busyUntil, now)))
    .returning();
  return taken;
}

/** The id of the user that a statement reads, in a query inside it. */
const ofUser = sql.raw('"user"."id"');

/** Begins the backup of the next workspace in the order of ids that has had no turn today. */
async function beginNext(db: Database, now: number): Promise<Backup | "unchanged" | "nobody"> {
  const today = dayOf(now);
  const [next] = await db
    .select({
      userId: user.id,
      newest: newestOperation(ofUser),
      saved: sql<number | null>`(select max(it.operation_id) from ${backups} as it
        where it.user_id = ${ofUser} and it.finished_at is not null)`,
    })
    .from(user)
    .where(
      and(
        sql`${user.id} > coalesce((select max(turn.user_id) from ${backupTurns} as turn
          where turn.day = ${today}), 0)`,
        staysOpen(user.id),
      ),
    )
    .orderBy(user.id)
    .limit(1);
  if (!next) return "nobody";
  const { userId } = next;
  const turn = db
    .insert(backupTurns)
    .values({ userId, day: today })
    .onConflictDoUpdate({ target: backupTurns.userId, set: { day: today } });
  if (next.newest === (next.saved ?? 0)) {
    await turn;
    return "unchanged";
  }
  await begin(db, userId, now, turn);
  return (await takeUnfinished(db, now, eq(backups.userId, userId))) ?? "unchanged";
}

type Extra = Parameters<typeof batch>[1][number];

async function begin(db: Database, userId: number, now: number, turn?: Extra): Promise<void> {
  const key = `${userId}/backups/${new Date(now).toISOString()}-${crypto.randomUUID()}.zip`;
  const removeAt = now + forgottenAfter;
  await batch(db, [
    db.insert(fileObjects).values({ key, userId, removeAt }),
    db.insert(backups).values({
      userId,
      key,
      startedAt: now,
      operationId: newestOperation(sql`${userId}`),
      progress: JSON.stringify(beginning),
    }),
    ...(turn ? [turn] : []),
  ]);
}
