import { eq, type SQL, sql } from "drizzle-orm";
import { type Called, callingFields, displayName } from "#domain/contact/contact.ts";
import type { Names } from "#domain/operation/change-lines.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import { pick } from "#domain/pick.ts";
import { missing } from "#domain/refusal.ts";
import type { DealTimelineKind, TimelineKind } from "#domain/timeline.ts";
import type { DealTimelineQuery, TimelineQuery } from "#domain/timeline-input.ts";
import { batch } from "../db/client.ts";
import { type Page, type Position, pageOf, readCursor } from "../db/cursor.ts";
import { live, type Owner } from "../db/owner.ts";
import { changes, contacts, deals, dealsToContacts, operations } from "../db/schema.ts";
import {
  type ChangeRead,
  changeAsJson,
  changeOf,
  type HistoryEntry,
  joinUndone,
  type NameNow,
  type OperationRow,
  operationColumns,
  operationOf,
} from "./operation/change.ts";
import { type CheckLimits, undoableOf } from "./operation/undoable.ts";
import { type Stage, selectStages } from "./stage-list.ts";
import { selectTags, type Tag } from "./tag.ts";

/** One operation on the timeline of a record: on the record itself, or on a related one. */
export interface TimelineEntry extends HistoryEntry {
  /**
   * The present name of the entry's record, if it isn't the timeline's own; null if it was
   * permanently deleted.
   */
  title: string | null;
  /** Whether that record can be opened: neither in Trash nor deleted. */
  live: boolean;
}

/** The default number of entries on a page. */
const entriesShown = 10;

/**
 * A large operation that isn't the workspace's latest is left to its own page: most contacts came
 * from an import.
 */
const limits: CheckLimits = { own: 5, later: 0 };

/** How many of a contact's deals its page shows and its timeline includes: the latest ones. */
export const dealsFollowed = 20;

type Source = (owner: Owner, id: number) => SQL;

/*
 * The sources of a timeline are the records whose log it shows: rows of (entity, id). Further kinds
 * of related records are added here.
 */

const itself: Source = (_, id) => sql`select 'contact', cast(${id} as integer)`;
const theirDeals: Source = (owner, id) =>
  sql`select 'deal', id from (select ${deals.id} as id from ${deals}
    where ${deals.contactId} = ${id} and ${deals.userId} = ${owner.userId}
    order by ${deals.id} desc limit ${dealsFollowed})`;
const furtherDeals: Source = (_, id) =>
  sql`select 'deal', deal_id from (select deal_id from ${dealsToContacts}
    where contact_id = ${id} order by deal_id desc limit ${dealsFollowed})`;

const sourcesOfContact: Record<TimelineKind, Source[]> = {
  all: [itself, theirDeals, furtherDeals],
  edits: [itself],
  deals: [theirDeals, furtherDeals],
};

/** How many of a deal's contacts its timeline includes, besides the primary one. */
export const peopleFollowed = 20;

const theDeal: Source = (_, id) => sql`select 'deal', cast(${id} as integer)`;
const firstPerson: Source = (owner, id) =>
  sql`select 'contact', contact_id from ${deals}
    where ${deals.id} = ${id} and ${deals.userId} = ${owner.userId} and contact_id is not null`;
const furtherPeople: Source = (_, id) =>
  sql`select 'contact', contact_id from (select contact_id from ${dealsToContacts}
    where deal_id = ${id} order by contact_id limit ${peopleFollowed})`;

const sourcesOfDeal: Record<DealTimelineKind, Source[]> = {
  all: [theDeal, firstPerson, furtherPeople],
  deal: [theDeal],
  people: [firstPerson, furtherPeople],
};

interface EntryRow extends Omit<OperationRow, "undoable"> {
  /** Null if the page's other entries show whether it can be undone. */
  undoable: OperationRow["undoable"] | null;
  undoesNumber: number | null;
  change: string;
  /** The present name of the entry's record, as JSON of `NameNow`, if the page doesn't know it. */
  title: string | null;
  /** The names of the contacts that a deal was moved between, as JSON by id. */
  people: string | null;
}

/** How a timeline is read. */
interface Reading {
  sources: Source[];
  /** The name of an entry's record, if the page doesn't know it. */
  title: SQL;
  /** Whether the changes include the names of what they refer to, or the page has them. */
  lines: "edits" | "none";
}

type TimelineRange = Pick<TimelineQuery, "id" | "cursor" | "limit">;

/** The statement that reads a page of a contact's timeline, and one more entry. */
export function selectTimeline(owner: Owner, { kind = "all", ...range }: TimelineQuery) {
  const title = sql`(select json_object('label', title, 'live', deleted_at is null) from ${deals} as deal
    where deal.id = logged.entity_id)`;
  const sources = sourcesOfContact[kind];
  return selectEntries(owner, range, {
    sources,
    title: sql`case logged.entity when 'deal' then ${title} end`,
    lines: "none",
  });
}

/** The statement that reads a page of a deal's timeline, and one more entry. */
export function selectDealTimeline(owner: Owner, { kind = "all", ...range }: DealTimelineQuery) {
  return selectEntries(owner, range, {
    sources: sourcesOfDeal[kind],
    title: sql`null`,
    lines: "edits",
  });
}

/**
 * The sources are merged as they are read, always the latest operation next, so that only what is
 * shown and one row for each source is read, however long their logs are.
 */
function selectEntries(owner: Owner, range: TimelineRange, { sources, title, lines }: Reading) {
  const { id, cursor, limit = entriesShown } = range;
  const position = positionOf(cursor);
  const backwards = position?.side === "before";
  const extreme = sql.raw(backwards ? "min" : "max");
  const onward = sql.raw(backwards ? ">= walk.number + 1" : "<= walk.number - 1");
  const next = (source: SQL, bound: SQL) =>
    sql`(select ${extreme}(operation_id) from ${changes} where user_id = ${owner.userId}
      and entity = ${source}.entity and entity_id = ${source}.id ${bound})`;
  const order = backwards ? ["1 asc nulls last", "2 desc", "3 desc"] : ["1 desc", "2 asc", "3 asc"];
  const list = sources.map((source) => source(owner, id));
  // On the first page every later change to a single record is above it, and all stages are known.
  const seen = sql`op.records = 1 and logged.before is not null and coalesce(logged.before ->> '$.contactId',
    logged.before ->> '$.companyId', json_type(logged.before, '$.tagIds'), json_type(logged.before, '$.contactIds')) is null`;
  const reached = undoableOf(owner, limits);
  const undoable = position ? reached : sql`case when ${seen} then null else ${reached} end`;
  return owner.db.all<EntryRow>(
    sql`with recursive source(entity, id) as (${sql.join(list, sql` union all `)}),
      walk(number, entity, id) as (
        select ${next(sql`source`, beyond(position))}, entity, id from source
        union all
        select ${next(sql`walk`, sql`and operation_id ${onward}`)}, entity, id
          from walk where walk.number is not null
        order by ${sql.raw(order.join(", "))} limit ${limit + 1})
      select ${operationColumns(owner, undoable)}, op.undoes as "undoesNumber",
        ${changeAsJson({ named: false, lines })} as "change",
        ${title} as "title",
        ${lines === "none" ? peopleOf(owner) : sql`null`} as "people"
      from walk
        cross join ${operations} as op on op.user_id = ${owner.userId} and op.id = walk.number
        cross join ${changes} as logged on logged.user_id = ${owner.userId} and logged.operation_id = walk.number
          and logged.entity = walk.entity and logged.entity_id = walk.id
        ${joinUndone}`,
  );
}

/** The contacts that a deal was moved between. */
function peopleOf(owner: Owner): SQL {
  const ids = sql`(select logged.before ->> '$.contactId' union select logged.after ->> '$.contactId'
    union select value from json_each(logged.before, '$.contactIds') union select value from json_each(logged.after, '$.contactIds'))`;
  return sql`case when logged.before ->> '$.contactId' <> logged.after ->> '$.contactId'
      or json_type(logged.before, '$.contactIds') is not null
    then (select json_group_object(person.id, json_object('firstName', person.first_name, 'lastName', person.last_name,
        'email', person.email, 'phone', person.phone, 'company', person.company))
      from ${contacts} as person where person.user_id = ${owner.userId} and person.id in ${ids}) end`;
}

function positionOf(cursor: string | null | undefined): Position | undefined {
  return cursor ? readCursor(cursor, ["number", "string", "number"]) : undefined;
}

/**
 * Where a source continues from a position; the records of one operation are in the order of their
 * keys.
 */
function beyond(position: Position | undefined): SQL {
  if (!position) return sql``;
  const [number, entity, id] = position.keys;
  return position.side === "before"
    ? sql`and operation_id >= ${number} + ((source.entity, source.id) >= (${entity}, ${id}))`
    : sql`and operation_id <= ${number} - ((source.entity, source.id) <= (${entity}, ${id}))`;
}

/** What a page knows about its timeline: the workspace's stages, perhaps its tags, and people. */
export interface TimelineNames {
  stages: Stage[];
  tags?: Tag[];
  people: (Called & { id: number; deleted?: boolean })[];
  /** The kind of record that the page shows. */
  of: EntityName;
}

type Entry = Omit<EntryRow, "change"> & { change: ChangeRead };

/** A page of a timeline from the rows of `selectTimeline`. */
export function timelinePage(
  rows: EntryRow[],
  { stages, tags = [], people: met, of }: TimelineNames,
  { cursor, limit = entriesShown }: Pick<TimelineQuery, "cursor" | "limit">,
): Page<TimelineEntry> {
  const all: Entry[] = rows.map((row) => ({ ...row, change: JSON.parse(row.change) }));
  const keysOf = ({ number, change }: Entry) => [number, change.entity, change.id];
  const page = pageOf(all, limit, positionOf(cursor), keysOf);
  const names: Names = { stage: byId(stages), tag: byId(tags) };
  const known = Object.fromEntries(met.map((each) => [each.id, { name: displayName(each) }]));
  const items = page.items.map((row) => {
    const { entity, names: read } = row.change;
    const people: Record<string, Called> = JSON.parse(row.people ?? "{}");
    const called = Object.entries(people).map(([who, named]) => [
      who,
      { name: displayName(named) },
    ]);
    const now = entity === of ? null : nowOf(row, met);
    const contact = { ...known, ...read?.contact, ...Object.fromEntries(called) };
    const stage = { ...names.stage, ...read?.stage };
    return {
      ...operationOf({ ...row, undoable: row.undoable ?? undoableAmong(all, row, names) }),
      ...changeOf({ ...row.change, names: { ...names, ...read, stage, contact } }),
      title: now?.label ?? null,
      live: now?.live === 1,
    };
  });
  return { ...page, items };
}

/** The present name of an entry's record, from its row or the page. */
function nowOf({ title, change }: Entry, people: TimelineNames["people"]): NameNow | null {
  if (title !== null) return JSON.parse(title);
  const person = change.entity === "contact" && people.find(({ id }) => id === change.id);
  return person ? { label: displayName(person), live: person.deleted ? 0 : 1 } : null;
}

function byId<Row extends { id: number }>(rows: Row[]): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

/** Whether a change to one record can be undone, if all later ones are among these rows. */
function undoableAmong(
  rows: Entry[],
  { number, state, change }: Entry,
  { stage }: Names,
): OperationRow["undoable"] {
  const { entity, id, before, after } = change;
  const erased = before === null && after === null;
  const stageId = before?.stageId ?? null;
  if (state !== "done" || erased || (stageId !== null && !stage?.[String(stageId)])) return "no";
  const overtaken = rows.some(
    (later) =>
      later.number > number &&
      later.change.entity === entity &&
      later.change.id === id &&
      later.state !== "undone" &&
      (later.undoesNumber === null || later.undoesNumber <= number),
  );
  return overtaken ? "no" : "yes";
}

/**
 * The changes of a contact and its latest deals, newest first. Refuses NOT_FOUND for the contact,
 * BAD_REQUEST for a malformed cursor.
 */
export async function readTimeline(
  owner: Owner,
  query: TimelineQuery,
): Promise<Page<TimelineEntry>> {
  const found = owner.db
    .select({ id: contacts.id, ...pick(contacts, callingFields) })
    .from(contacts)
    .where(live(owner, contacts, eq(contacts.id, query.id)));
  const [[contact], stages, tags, rows] = await batch(owner.db, [
    found,
    selectStages(owner, "all"),
    selectTags(owner),
    selectTimeline(owner, query),
  ]);
  if (!contact) throw missing("contact");
  return timelinePage(rows, { stages, tags, people: [contact], of: "contact" }, query);
}
