import { type SQL, sql } from "drizzle-orm";
import { logFault } from "#domain/fault-line.ts";
import { type TrashKind, trashKinds } from "#domain/operation/entity.ts";
import { Refusal } from "#domain/refusal.ts";
import { emptyTrashMessage, millisecondsInTrash } from "#domain/trash.ts";
import type { SomeTrash, WholeTrash } from "#domain/trash-input.ts";
import { batch, type Database } from "../db/client.ts";
import { operationNumber, perform, type Step, write } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import {
  activitiesToContacts,
  changes,
  contactActivities,
  duplicateDismissals,
  fileObjects,
  files,
  operations,
} from "../db/schema.ts";
import { removeObjects } from "./file/objects.ts";
import type { FileStorage } from "./file/storage.ts";
import { guardInTrash, inTrash, inTrashByIds, trashTables } from "./trash.ts";

/*
 * Permanent deletion. Foreign keys delete what belongs only to the rows; what merely refers to them
 * stays, with its reference cleared. The log still has that they existed, but not their values. The
 * operation itself has no content, so that nothing remains to restore.
 */

/** How many rows one round trip deletes permanently. */
const atOnce = 500;

/**
 * The activities that go with records of a kind: those with no other contact, or with nothing but a
 * deal. One with several contacts stays with the others.
 */
export function belonging(kind: TrashKind, slice: SQL): SQL {
  const { id, contactId, dealId, companyId } = contactActivities;
  if (kind === "contact") {
    return sql`${contactId} in (${slice}) and not exists (select 1 from ${activitiesToContacts} as link
      where link.activity_id = ${id} and link.contact_id not in (${slice}))`;
  }
  if (kind === "deal") {
    return sql`${dealId} in (${slice}) and ${contactId} is null and ${companyId} is null`;
  }
  return sql`false`;
}

/** Makes another contact the primary one of the activities that stay; a trigger drops their link. */
function leaveToOthers(owner: Owner, slice: SQL) {
  return owner.db.run(
    sql`update ${contactActivities} set contact_id = (select min(contact_id) from ${activitiesToContacts}
        where activity_id = ${contactActivities.id} and contact_id not in (${slice}))
      where contact_id in (${slice})`,
  );
}

/** Finds the files that go with records of a kind, and with their activities; a file goes by itself. */
function filesOf(kind: TrashKind, slice: SQL, activities: SQL): SQL[] {
  const { id, contactId, dealId, activityId } = files;
  const ofActivities = sql`${activityId} in (${activities})`;
  if (kind === "contact") return [sql`${contactId} in (${slice})`, ofActivities];
  if (kind === "deal") return [sql`${dealId} in (${slice})`, ofActivities];
  if (kind === "activity") return [sql`${activityId} in (${slice})`];
  return kind === "file" ? [sql`${id} in (${slice})`] : [];
}

/** The dismissed duplicates that foreign keys delete with contacts. */
function dismissalsOf(slice: SQL): SQL {
  const { id, firstId, secondId } = duplicateDismissals;
  return sql`select ${id} from ${duplicateDismissals}
    where ${firstId} in (${slice}) or ${secondId} in (${slice})`;
}

/** The steps that permanently delete what `slice`, a query of ids, finds. */
export function purgeSteps(owner: Owner, operation: SQL, kind: TrashKind, slice: SQL): Step[] {
  const { table, columns } = trashTables[kind];
  const erase = (entity: string, ids: SQL) =>
    owner.db.run(
      // Named, because SQLite would rather walk the whole log.
      sql`update ${changes} indexed by idx_changes_entity set before = null, after = null
        where ${owned(owner, changes)} and ${changes.entity} = ${entity} and ${changes.entityId} in (${ids})`,
    );
  const activities = sql`select ${contactActivities.id} from ${contactActivities} where ${belonging(kind, slice)}`;
  const statements = [
    owner.db.run(
      sql`update ${operations} set records = records + (select count(*) from (${slice}))
        where ${owned(owner, operations)} and ${operations.id} = ${operation}`,
    ),
    // One by one: D1 refuses a statement that is nested too deeply.
    ...filesOf(kind, slice, activities).flatMap((its) => [
      erase("file", sql`select ${files.id} from ${files} where ${its}`),
      owner.db.run(
        sql`update ${fileObjects} set remove_at = 0
          where key in (select ${files.key} from ${files} where ${its})`,
      ),
      ...(kind === "file" ? [] : [owner.db.run(sql`delete from ${files} where ${its}`)]),
    ]),
    erase("activity", activities),
    ...(kind === "contact" ? [erase("dismissal", dismissalsOf(slice))] : []),
    owner.db.run(sql`delete from ${contactActivities} where ${belonging(kind, slice)}`),
    ...(kind === "contact" ? [leaveToOthers(owner, slice)] : []),
    erase(kind, slice),
    owner.db.run(sql`delete from ${table} where ${columns.id} in (${slice})`),
  ];
  return statements.map(write);
}

interface PurgeAnswer {
  operation: string;
  /** Records deleted permanently. */
  purged: number;
}

function selectPurged(owner: Owner, operation: SQL) {
  return owner.db
    .select({ records: operations.records })
    .from(operations)
    .where(owned(owner, operations, sql`${operations.id} = ${operation}`));
}

/**
 * Permanently deletes records of one kind that are in Trash. Refuses NOT_FOUND if one of them isn't
 * there.
 */
export async function purgeTrashed(
  owner: Owner,
  storage: FileStorage | null,
  { kind, ids, operation: key }: SomeTrash,
): Promise<PurgeAnswer> {
  const { table, columns } = trashTables[kind];
  const slice = sql`select ${columns.id} from ${table} where ${inTrashByIds(owner, kind, ids)}`;
  const { operation, answer } = await perform(
    owner,
    { kind: "trash.purge", key, records: 0 },
    (number) => [guardInTrash(owner, kind, ids), ...purgeSteps(owner, number, kind, slice)],
    (number) => selectPurged(owner, number),
  );
  await removeContents(owner.db, storage);
  return { operation, purged: answer[0]?.records ?? 0 };
}

/** Removes the contents of files that have been purged; if that fails, cron does it. */
async function removeContents(db: Database, storage: FileStorage | null): Promise<void> {
  if (storage) await removeObjects(db, storage, Date.now()).catch(logFault);
}

/** The oldest rows of a kind that were in Trash at a given time, as many as are deleted at once. */
function oldest(owner: Owner, kind: TrashKind, until: SQL): SQL {
  const { table, columns } = trashTables[kind];
  return sql`select ${columns.id} from ${table}
    where ${inTrash(owner, kind, sql`${columns.deletedAt} <= ${until}`)}
    order by ${columns.deletedAt}, ${columns.id} limit ${atOnce}`;
}

function isLeft(owner: Owner, kind: TrashKind, until: SQL): SQL {
  const { table, columns } = trashTables[kind];
  return sql`exists (select 1 from ${table} where ${inTrash(owner, kind, sql`${columns.deletedAt} <= ${until}`)})`;
}

/**
 * The next kind for a purge of everything that was in Trash at a given time; null if nothing is
 * left.
 */
function nextKind(owner: Owner, kinds: readonly TrashKind[], until: SQL): SQL<TrashKind | null> {
  const cases = kinds.map(
    (kind) => sql`when ${isLeft(owner, kind, until)} then ${sql.raw(`'${kind}'`)}`,
  );
  return sql<TrashKind | null>`case ${sql.join(cases, sql` `)} end`;
}

interface Sweep {
  owner: Owner;
  key: string;
  kind: "trash.purge" | "trash.expire";
  /** The kinds of record to delete. */
  kinds: readonly TrashKind[];
  /** What went to Trash up to this time is deleted. */
  until: SQL;
  /** The most round trips. */
  slices: number;
}

interface SweepState {
  parts: number | null;
  purged: number | null;
  next: TrashKind | null;
}

/**
 * Deletes permanently in slices, until nothing is left or all slices are used; returns the
 * progress.
 */
async function sweep({ owner, key, kind, kinds, until, slices }: Sweep): Promise<SweepState> {
  const state = () =>
    owner.db.all<SweepState>(
      sql`select (select parts from ${operations} where ${owned(owner, operations)} and key = ${key}) as "parts",
        (select records from ${operations} where ${owned(owner, operations)} and key = ${key}) as "purged",
        ${nextKind(owner, kinds, until)} as "next"`,
    );
  const nothing: SweepState = { parts: null, purged: null, next: null };
  const [[begun]] = await batch(owner.db, [state()]);
  let now = begun ?? nothing;
  for (let left = slices; left > 0 && now.next !== null; left -= 1) {
    const { next, parts } = now;
    const { answer } = await perform(
      owner,
      { kind, key, part: parts ?? 0, records: 0 },
      (number) => purgeSteps(owner, number, next, oldest(owner, next, until)),
      state,
    );
    now = answer[0] ?? nothing;
  }
  return now;
}

/** The slices of one call: 10,000 records, which takes a few seconds. */
const slicesOfCall = 20;

/**
 * Permanently deletes everything in Trash, of one kind or all; what arrives meanwhile stays. A
 * Trash of more than 10,000 records takes further calls with the same key: `left` says so. Refuses
 * CONFLICT if there is nothing in it.
 */
export async function emptyTrash(
  owner: Owner,
  storage: FileStorage | null,
  { kind, operation }: WholeTrash = {},
): Promise<PurgeAnswer & { left: boolean }> {
  const key = operation ?? crypto.randomUUID();
  const begun = sql`(select created_at from ${operations}
    where ${owned(owner, operations)} and ${operations.id} = ${operationNumber(owner, key)})`;
  const until = sql`coalesce(${begun}, ${Date.now()})`;
  const kinds = kind ? [kind] : trashKinds;
  const { parts, purged, next } = await sweep({
    owner,
    key,
    kind: "trash.purge",
    kinds,
    until,
    slices: slicesOfCall,
  });
  if (parts === null) throw new Refusal("CONFLICT", emptyTrashMessage);
  await removeContents(owner.db, storage);
  return { operation: key, purged: purged ?? 0, left: next !== null };
}

/**
 * Workspaces with something old in Trash: each kind's index leads from one workspace to the next.
 */
function selectDue(db: Database, kind: TrashKind, until: number, most: number) {
  const { table, index } = trashTables[kind];
  const indexed = sql`${table} indexed by ${sql.raw(index)}`;
  return db.all<{ userId: number }>(
    sql`with recursive workspace(id) as (
        select (select user_id from ${indexed} where deleted_at is not null order by user_id limit 1)
        union all
        select (select user_id from ${indexed} where deleted_at is not null and user_id > workspace.id
          order by user_id limit 1) from workspace where workspace.id is not null)
      select workspace.id as "userId" from workspace where workspace.id is not null
        and exists (select 1 from ${indexed} where user_id = workspace.id and deleted_at <= ${until})
      limit ${most}`,
  );
}

/** Who deletes expired records: nobody in the workspace. */
const nobody = 0;

/** The slices of one cron run, over all workspaces: 25,000 records. */
const slicesOfRun = 50;

/**
 * Permanently deletes what has been in anybody's Trash for 30 days at `now` (unix milliseconds), in
 * bounded slices: the next run does the rest. Returns how many records were deleted.
 */
export async function expireTrash(db: Database, now: number): Promise<{ purged: number }> {
  const until = now - millisecondsInTrash;
  const dues = await batch(db, [
    selectDue(db, "contact", until, slicesOfRun),
    selectDue(db, "deal", until, slicesOfRun),
    selectDue(db, "todo", until, slicesOfRun),
    selectDue(db, "activity", until, slicesOfRun),
    selectDue(db, "file", until, slicesOfRun),
  ]);
  const userIds = [...new Set(dues.flatMap((due) => due.map(({ userId }) => userId)))];
  let slices = slicesOfRun;
  let purged = 0;
  for (const userId of userIds) {
    if (slices <= 0) break;
    const swept = await sweep({
      owner: { db, userId, actorId: nobody },
      key: crypto.randomUUID(),
      kind: "trash.expire",
      kinds: trashKinds,
      until: sql`${until}`,
      slices,
    });
    slices -= swept.parts ?? 0;
    purged += swept.purged ?? 0;
  }
  return { purged };
}
