import { type SQL, sql } from "drizzle-orm";
import { readName } from "#domain/account/settings.ts";
import { activityName } from "#domain/activity/activity.ts";
import { toDay } from "#domain/day.ts";
import { rateName } from "#domain/money/rate.ts";
import type { HistoryQuery } from "#domain/operation/change-input.ts";
import {
  type ChangeLine,
  changeLines,
  type Logged,
  type Names,
} from "#domain/operation/change-lines.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import type { Undoable } from "#domain/operation/history.ts";
import { missing } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { batch } from "../../db/client.ts";
import { type Page, type Position, pageOf, readCursor } from "../../db/cursor.ts";
import type { Owner } from "../../db/owner.ts";
import {
  categories,
  changes,
  companies,
  contactActivities,
  contacts,
  contactTags,
  dealStages,
  deals,
  exchangeRates,
  files,
  operations,
  pipelines,
  savedViews,
  todayDismissals,
  todos,
} from "../../db/schema.ts";
import type { Activity } from "../activity/activity.ts";
import { activityCalledInSql } from "../activity/called.ts";
import { calledInSql } from "../contact/called.ts";
import { listLimits, undoableOf } from "./undoable.ts";

export type OperationState = (typeof operations.$inferSelect)["state"];

/** One operation in a history. */
export interface LoggedOperation {
  /** Its key, which undo requires. */
  operation: string;
  kind: string;
  at: number;
  /** Who did it; null for the reader. */
  by: string | null;
  state: OperationState;
  /** The operation that it undid, if it undid one. */
  undoes: { operation: string; kind: string } | null;
  /** How many records it changed. */
  records: number;
  undoable: Undoable;
}

/** What an operation did to one record. */
export interface LoggedChange {
  entity: EntityName;
  id: number;
  lines: ChangeLine[];
  /** Whether the record has been deleted permanently, and its values erased from the log. */
  erased: boolean;
  /** Whether undoing the operation removes the record. */
  undoRemoves: boolean;
}

/** A change with the name of its record. */
export interface NamedChange extends LoggedChange {
  /** The record's present or last name; null if nobody knows it any more. */
  label: string | null;
  /** Whether the record can be opened: neither in Trash nor deleted. */
  live: boolean;
}

export type HistoryEntry = LoggedOperation & LoggedChange;

/** The columns of an operation as histories read them. */
export interface OperationRow {
  number: number;
  operation: string;
  kind: string;
  at: number;
  byName: string | null;
  state: OperationState;
  undoesKey: string | null;
  undoesKind: string | null;
  records: number;
  undoable: Undoable;
}

/** A change as histories read it. */
export interface ChangeRead {
  entity: EntityName;
  id: number;
  before: Logged | null;
  after: Logged | null;
  names: NamesRead | null;
  now: NameNow | null;
}

/** A record's present name, and whether it can be opened: neither in Trash nor deleted. */
export interface NameNow {
  label: string | null;
  live: number;
}

type NamesRead = Names & { other?: Names["contact"] };

/** The columns that histories read of an operation, a row named `op`, with `joinUndone`. */
export function operationColumns(owner: Owner, undoable: SQL): SQL {
  return sql`op.id as "number", op.key as "operation", op.kind as "kind", op.created_at as "at",
    op.state as "state", op.records as "records",
    case when op.actor_id = ${owner.actorId} then null
      else coalesce((select ${user.name} from ${user} where ${user.id} = op.actor_id), 'Kith') end as "byName",
    undone.key as "undoesKey", undone.kind as "undoesKind", ${undoable} as "undoable"`;
}

/** The operation that `op` undid, as `undone`. */
export const joinUndone = sql`left join ${operations} as undone on undone.user_id = op.user_id and undone.id = op.undoes`;

/**
 * The names of the records that a change, a row named `logged`, refers to: JSON by kind and id. A
 * stage that no longer exists has its name from the log.
 */
function namesIn(): SQL {
  const contact = (id: SQL) =>
    sql`(select json_object('name', ${calledInSql("it")}) from ${contacts} as it where it.id = ${id} and it.user_id = logged.user_id)`;
  const deal = (id: SQL) =>
    sql`(select json_object('name', it.title) from ${deals} as it where it.id = ${id} and it.user_id = logged.user_id)`;
  const category = (id: SQL) =>
    sql`(select json_object('name', it.name) from ${categories} as it where it.id = ${id} and it.user_id = logged.user_id)`;
  const company = (id: SQL) =>
    sql`(select json_object('name', it.name) from ${companies} as it where it.id = ${id} and it.user_id = logged.user_id)`;
  const stage = (id: SQL) =>
    sql`json(coalesce((select json_object('name', it.name, 'color', it.color)
        from ${dealStages} as it where it.id = ${id} and it.user_id = logged.user_id),
      (select json_object('name', it.before ->> '$.name') from ${changes} as it indexed by idx_changes_entity
        where it.user_id = logged.user_id and it.entity = 'stage' and it.entity_id = ${id} and it.after is null
        order by it.operation_id desc limit 1)))`;
  const activity = (id: SQL) =>
    sql`(select json_object('name', ${activityCalledInSql("it")}) from ${contactActivities} as it
      where it.id = ${id} and it.user_id = logged.user_id)`;
  const people = pointedTo("contactId", contact);
  return sql`case logged.entity
    when 'contact' then ${tagsNamed()}
    when 'deal' then json_object('stage', ${pointedTo("stageId", stage)}, 'contact', ${people}, 'other', ${otherContactNames()})
    when 'todo' then json_object('contact', ${people}, 'deal', ${pointedTo("dealId", deal)},
      'category', ${pointedTo("categoryId", category)}, 'company', ${pointedTo("companyId", company)})
    when 'activity' then json_object('contact', ${people}, 'deal', ${pointedTo("dealId", deal)},
      'company', ${pointedTo("companyId", company)})
    when 'file' then json_object('contact', ${people}, 'deal', ${pointedTo("dealId", deal)},
      'company', ${pointedTo("companyId", company)}, 'activity', ${pointedTo("activityId", activity)})
    when 'todayDismissal' then json_object('contact', ${people}, 'deal', ${pointedTo("dealId", deal)})
    when 'dismissal' then json_object('contact', ${pointedTo("firstId", contact)},
      'other', ${pointedTo("secondId", contact)}) end`;
}

/**
 * The old and new records that a property refers to; reads nothing if the change doesn't have it.
 */
function pointedTo(property: string, named: (id: SQL) => SQL): SQL {
  const ids = ["before", "after"].map((side) => sql.raw(`logged.${side} ->> '$.${property}'`));
  const pairs = ids.map((id) => sql`coalesce(cast(${id} as text), ''), ${named(id)}`);
  return sql`case when coalesce(${sql.join(ids, sql`, `)}) is not null
    then json_object(${sql.join(pairs, sql`, `)}) end`;
}

function tagsNamed(): SQL {
  // With a plus, so that SQLite looks up the few ids instead of all of the owner's tags.
  return sql`case when json_type(logged.before, '$.tagIds') is not null or json_type(logged.after, '$.tagIds') is not null
    then json_object('tag', (select json_group_object(cast(it.id as text), json_object('name', it.name, 'color', it.color))
      from ${contactTags} as it where +it.user_id = logged.user_id and it.id in (
        select value from json_each(logged.before, '$.tagIds') union select value from json_each(logged.after, '$.tagIds')))) end`;
}

/** The other contacts of a deal, before and after. */
function otherContactNames(): SQL {
  return sql`case when json_array_length(logged.before, '$.contactIds') > 0 or json_array_length(logged.after, '$.contactIds') > 0
    then (select json_group_object(cast(it.id as text), json_object('name', ${calledInSql("it")}))
      from ${contacts} as it where +it.user_id = logged.user_id and it.id in (
        select value from json_each(logged.before, '$.contactIds') union select value from json_each(logged.after, '$.contactIds'))) end`;
}

/** The names that `changeAsJson` has read. */
export function namesOf(read: NamesRead | null): Names {
  if (!read) return {};
  const { other, ...names } = read;
  return { ...names, contact: { ...names.contact, ...other } };
}

/** The present name of the record of a change, a row named `logged`, as JSON. */
function nameNow(): SQL {
  const named = (table: SQL, name: SQL, live: SQL) =>
    sql`(select json_object('label', ${name}, 'live', ${live}) from ${table} as it
      where it.id = logged.entity_id and it.user_id = logged.user_id)`;
  const person = calledInSql("it");
  const pointed = (property: string) =>
    sql`(select ${person} from ${contacts} as it where it.user_id = logged.user_id
      and it.id = coalesce(logged.after, logged.before) ->> ${sql.raw(`'$.${property}'`)})`;
  const untrashed = sql`it.deleted_at is null`;
  return sql`case logged.entity
    when 'contact' then ${named(sql`${contacts}`, person, untrashed)}
    when 'deal' then ${named(sql`${deals}`, sql`it.title`, untrashed)}
    when 'todo' then ${named(sql`${todos}`, sql`it.title`, untrashed)}
    when 'category' then ${named(sql`${categories}`, sql`it.name`, sql`true`)}
    when 'activity' then ${named(sql`${contactActivities}`, activityCalledInSql("it"), untrashed)}
    when 'file' then ${named(sql`${files}`, sql`it.name`, untrashed)}
    when 'tag' then ${named(sql`${contactTags}`, sql`it.name`, untrashed)}
    when 'company' then ${named(sql`${companies}`, sql`it.name`, sql`true`)}
    when 'stage' then ${named(sql`${dealStages}`, sql`it.name`, sql`true`)}
    when 'pipeline' then ${named(sql`${pipelines}`, sql`it.name`, sql`true`)}
    when 'rate' then ${named(sql`${exchangeRates}`, sql`it.currency || ' on ' || date(it.day / 1000, 'unixepoch')`, sql`true`)}
    when 'view' then ${named(sql`${savedViews}`, sql`it.name`, sql`true`)}
    when 'todayDismissal' then ${named(sql`${todayDismissals}`, hiddenName, sql`false`)}
    when 'dismissal' then json_object('label', ${pointed("firstId")} || ' and ' || ${pointed("secondId")}, 'live', false)
    end`;
}

/** The name of what is hidden by a row named `it`. */
const hiddenName = sql`coalesce((select title from ${deals} where deals.id = it.deal_id),
  (select ${calledInSql("person")} from ${contacts} as person where person.id = it.contact_id))`;

/**
 * A change, a row named `logged`, as JSON of `ChangeRead`. `named` adds the name of its record,
 * `lines` the names of what its fields refer to.
 */
export function changeAsJson({
  named,
  lines,
}: {
  named: boolean;
  lines: "all" | "edits" | "none";
}): SQL<string> {
  const edits = sql`logged.before is not null and logged.after is not null`;
  const names = {
    all: sql`${namesIn()}`,
    edits: sql`case when ${edits} then ${namesIn()} end`,
    none: sql`null`,
  }[lines];
  return sql`json_object('entity', logged.entity, 'id', logged.entity_id, 'before', json(logged.before),
    'after', json(logged.after), 'names', json(${names}), 'now', json(${named ? nameNow() : null}))`;
}

export function operationOf(row: OperationRow): LoggedOperation {
  const { operation, kind, at, byName, state, undoesKey, undoesKind, records, undoable } = row;
  const by = byName === null ? null : readName(byName);
  const undoes =
    undoesKey !== null && undoesKind !== null ? { operation: undoesKey, kind: undoesKind } : null;
  return { operation, kind, at, by, state, undoes, records, undoable };
}

export function changeOf({ entity, id, before, after, names }: ChangeRead): LoggedChange {
  return {
    entity,
    id,
    lines: changeLines(entity, before, after, namesOf(names)),
    erased: before === null && after === null,
    undoRemoves: before === null || (before.deletedAt != null && after?.deletedAt === null),
  };
}

/** A change with the present name of its record, or its last one if it was deleted. */
export function namedChangeOf(read: ChangeRead): NamedChange {
  const label = read.now?.label || nameIn(read, read.before) || nameIn(read, read.after);
  return { ...changeOf(read), label: label || null, live: read.now?.live === 1 };
}

function nameIn({ entity }: ChangeRead, logged: Logged | null): string {
  if (entity === "rate" && logged) {
    return rateName({ currency: String(logged.currency), day: toDay(Number(logged.day)) });
  }
  if (entity === "activity" && logged) {
    return activityName(logged as Pick<Activity, "type" | "subject">);
  }
  const parts = [logged?.title ?? logged?.name ?? logged?.firstName, logged?.lastName];
  const called = parts.filter((part) => typeof part === "string").join(" ");
  return called || String(logged?.email ?? logged?.phone ?? logged?.company ?? "");
}

/** How many entries a record's history shows by default. */
export const entriesShown = 10;

type EntryRow = OperationRow & { change: string };

/** The statement that reads a page of one record's history, and one more entry. */
export function selectHistory(
  owner: Owner,
  { entity, id, cursor, limit = entriesShown }: HistoryQuery,
) {
  const position = positionOf(cursor);
  const backwards = position?.side === "before";
  const beyond = position
    ? sql`and logged.operation_id ${sql.raw(backwards ? ">" : "<")} ${position.keys[0]}`
    : sql``;
  const ofRecord = sql`logged.user_id = ${owner.userId} and logged.entity = ${entity} and logged.entity_id = ${id}`;
  // Named, because SQLite would rather walk the whole log backwards than sort a record's few
  // changes.
  const from = sql`${changes} as logged indexed by idx_changes_entity
    cross join ${operations} as op on op.user_id = logged.user_id and op.id = logged.operation_id`;
  // Everything before the record's latest operation that isn't undone can't be undone, so there is
  // no need to look further.
  const latest = sql`(select op.id from ${from} where ${ofRecord} and op.state = 'done' and op.undoes is null
    order by logged.operation_id desc limit 1)`;
  const undoable = sql`case when op.id < ${latest} then 'no' else ${undoableOf(owner, listLimits)} end`;
  return owner.db.all<EntryRow>(
    sql`select ${operationColumns(owner, undoable)},
        ${changeAsJson({ named: false, lines: "all" })} as "change"
      from ${from} ${joinUndone} where ${ofRecord} ${beyond}
      order by logged.operation_id ${sql.raw(backwards ? "asc" : "desc")} limit ${limit + 1}`,
  );
}

function positionOf(cursor: string | null | undefined): Position | undefined {
  return cursor ? readCursor(cursor, ["number"]) : undefined;
}

/** A page of one record's history from the rows of `selectHistory`. */
export function historyPage(
  rows: EntryRow[],
  { cursor, limit = entriesShown }: Pick<HistoryQuery, "cursor" | "limit">,
): Page<HistoryEntry> {
  const page = pageOf(rows, limit, positionOf(cursor), ({ number }) => [number]);
  return {
    ...page,
    items: page.items.map((row) => ({ ...operationOf(row), ...changeOf(JSON.parse(row.change)) })),
  };
}

/**
 * The changes of one record, newest first, field by field. Refuses NOT_FOUND for one that the owner
 * never had, BAD_REQUEST for a malformed cursor.
 */
export async function readHistory(owner: Owner, query: HistoryQuery): Promise<Page<HistoryEntry>> {
  const [rows] = await batch(owner.db, [selectHistory(owner, query)]);
  if (rows.length === 0 && !query.cursor) throw missing(query.entity);
  return historyPage(rows, query);
}
