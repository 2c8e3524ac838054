import { eq, type SQL, sql } from "drizzle-orm";
import type { Names } from "#domain/change-lines.ts";
import { displayName, type Named } from "#domain/contact.ts";
import { missing } from "#domain/refusal.ts";
import type { TimelineKind } from "#domain/timeline.ts";
import type { TimelineQuery } from "#domain/timeline-input.ts";
import { batch } from "../db/client.ts";
import { type Page, type Place, pageOf, readCursor } from "../db/cursor.ts";
import { live, type Owner } from "../db/owner.ts";
import { changes, contacts, deals, dealsToContacts, operations } from "../db/schema.ts";
import {
  type ChangeRead,
  changeAsJson,
  changeOf,
  type HistoryEntry,
  joinUndone,
  type OperationRow,
  operationColumns,
  operationOf,
} from "./change.ts";
import { type Stage, selectStages } from "./stage-list.ts";
import { selectTags, type Tag } from "./tag.ts";
import { type Reach, undoableOf } from "./undoable.ts";

/** One deed on a contact's timeline: on the contact itself, or on something of theirs. */
export interface TimelineEntry extends HistoryEntry {
  /** What the record is called now, where it is not the contact; null when it is gone for good. */
  title: string | null;
}

/** Entries of a page where nobody says how many. */
const entriesShown = 10;

/** A large deed that is not the book's latest is left to its own page: most contacts came by an import. */
const reach: Reach = { own: 5, later: 0 };

/** Deals of a contact that its page shows, and its timeline follows: the latest ones. */
export const dealsFollowed = 20;

/**
 * The records whose log makes up a contact's timeline, each a source of its own: rows of (entity, id).
 * What else belongs to a contact joins here.
 */
const sources: Record<
  "contact" | "deal" | "furtherDeal",
  (owner: Owner, contactId: number) => SQL
> = {
  contact: (_, contactId) => sql`select 'contact', cast(${contactId} as integer)`,
  deal: (owner, contactId) =>
    sql`select 'deal', id from (select ${deals.id} as id from ${deals}
      where ${deals.contactId} = ${contactId} and ${deals.userId} = ${owner.userId}
      order by ${deals.id} desc limit ${dealsFollowed})`,
  furtherDeal: (_, contactId) =>
    sql`select 'deal', deal_id from (select deal_id from ${dealsToContacts}
      where contact_id = ${contactId} order by deal_id desc limit ${dealsFollowed})`,
};

const sourcesOf: Record<TimelineKind, readonly (keyof typeof sources)[]> = {
  all: ["contact", "deal", "furtherDeal"],
  edits: ["contact"],
  deals: ["deal", "furtherDeal"],
};

interface EntryRow extends Omit<OperationRow, "undoable"> {
  /** Null where what else the page shows tells whether it can be undone. */
  undoable: OperationRow["undoable"] | null;
  undoesNumber: number | null;
  change: string;
  title: string | null;
  /** What people are called whom a deal was handed from and to, as JSON by id. */
  people: string | null;
}

/**
 * The statement that reads a page of a contact's timeline, and one entry more. The sources are merged
 * as they are read, the latest deed of all coming next, so that what is read is what is shown and one
 * row for each source, however long their logs are.
 */
export function selectTimeline(owner: Owner, query: TimelineQuery) {
  const { id, kind = "all", cursor, limit = entriesShown } = query;
  const place = placeOf(cursor);
  const backwards = place?.side === "before";
  const extreme = sql.raw(backwards ? "min" : "max");
  const onward = sql.raw(backwards ? ">= walk.number + 1" : "<= walk.number - 1");
  const next = (source: SQL, bound: SQL) =>
    sql`(select ${extreme}(operation_id) from ${changes} where user_id = ${owner.userId}
      and entity = ${source}.entity and entity_id = ${source}.id ${bound})`;
  const order = backwards ? ["1 asc nulls last", "2 desc", "3 desc"] : ["1 desc", "2 asc", "3 asc"];
  const list = sourcesOf[kind].map((name) => sources[name](owner, id));
  // On the first page whatever stands on a change to one record is above it, and stages are all known.
  const seen = sql`told.records = 1 and logged.before is not null and coalesce(logged.before ->> '$.contactId',
    logged.before ->> '$.companyId', json_type(logged.before, '$.tagIds'), json_type(logged.before, '$.contactIds')) is null`;
  const reached = undoableOf(owner, reach);
  const undoable = place ? reached : sql`case when ${seen} then null else ${reached} end`;
  return owner.db.all<EntryRow>(
    sql`with recursive source(entity, id) as (${sql.join(list, sql` union all `)}),
      walk(number, entity, id) as (
        select ${next(sql`source`, beyond(place))}, entity, id from source
        union all
        select ${next(sql`walk`, sql`and operation_id ${onward}`)}, entity, id
          from walk where walk.number is not null
        order by ${sql.raw(order.join(", "))} limit ${limit + 1})
      select ${operationColumns(owner, undoable)}, told.undoes as "undoesNumber",
        ${changeAsJson({ named: false, told: "none" })} as "change",
        case logged.entity when 'deal'
          then (select title from ${deals} as deal where deal.id = logged.entity_id) end as "title",
        case when logged.before ->> '$.contactId' <> logged.after ->> '$.contactId'
            or json_type(logged.before, '$.contactIds') is not null then ${peopleOf(owner)} end as "people"
      from walk
        cross join ${operations} as told on told.user_id = ${owner.userId} and told.id = walk.number
        cross join ${changes} as logged on logged.user_id = ${owner.userId} and logged.operation_id = walk.number
          and logged.entity = walk.entity and logged.entity_id = walk.id
        ${joinUndone}`,
  );
}

function peopleOf(owner: Owner): SQL {
  const ids = sql`(select logged.before ->> '$.contactId' union select logged.after ->> '$.contactId'
    union select value from json_each(logged.before, '$.contactIds') union select value from json_each(logged.after, '$.contactIds'))`;
  return sql`(select json_group_object(person.id, json_object('firstName', person.first_name, 'lastName', person.last_name))
    from ${contacts} as person where person.user_id = ${owner.userId} and person.id in ${ids})`;
}

function placeOf(cursor: string | null | undefined): Place | undefined {
  return cursor ? readCursor(cursor, ["number", "string", "number"]) : undefined;
}

/** Where a source goes on from a place; the records of one operation are in the order of their keys. */
function beyond(place: Place | undefined): SQL {
  if (!place) return sql``;
  const [number, entity, id] = place.keys;
  return place.side === "before"
    ? sql`and operation_id >= ${number} + ((source.entity, source.id) >= (${entity}, ${id}))`
    : sql`and operation_id <= ${number} - ((source.entity, source.id) <= (${entity}, ${id}))`;
}

/** What a timeline names: the book's stages and tags, and the contact itself. */
export interface TimelineNames {
  stages: Stage[];
  tags: Tag[];
  contact: Named & { id: number };
}

type Entry = Omit<EntryRow, "change"> & { change: ChangeRead };

/** A page of a timeline from the rows that `selectTimeline` has read. */
export function timelinePage(
  rows: EntryRow[],
  { stages, tags, contact }: TimelineNames,
  { cursor, limit = entriesShown }: Pick<TimelineQuery, "cursor" | "limit">,
): Page<TimelineEntry> {
  const read: Entry[] = rows.map((row) => ({ ...row, change: JSON.parse(row.change) }));
  const keysOf = ({ number, change }: Entry) => [number, change.entity, change.id];
  const page = pageOf(read, limit, placeOf(cursor), keysOf);
  const names: Names = { stage: byId(stages), tag: byId(tags) };
  const itself = { [contact.id]: { name: displayName(contact) } };
  const items = page.items.map((row) => {
    const people: Record<string, Named> = JSON.parse(row.people ?? "{}");
    const called = Object.entries(people).map(([id, named]) => [id, { name: displayName(named) }]);
    const known = { ...names, contact: { ...itself, ...Object.fromEntries(called) } };
    return {
      ...operationOf({ ...row, undoable: row.undoable ?? undoableAmong(read, row, names) }),
      ...changeOf({ ...row.change, names: known }),
      title: row.title,
    };
  });
  return { ...page, items };
}

function byId<Row extends { id: number }>(rows: Row[]): Record<string, Row> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

/** Whether a change to one record can be undone, where all that came later is among these rows. */
function undoableAmong(
  rows: Entry[],
  { number, state, change }: Entry,
  { stage }: Names,
): OperationRow["undoable"] {
  const { entity, id, before, after } = change;
  const erased = before === null && after === null;
  const stageId = before?.stageId ?? null;
  if (state === "undone" || erased || (stageId !== null && !stage?.[String(stageId)])) return "no";
  const overtaken = rows.some(
    (later) =>
      later.number > number &&
      later.change.entity === entity &&
      later.change.id === id &&
      later.state === "done" &&
      (later.undoesNumber === null || later.undoesNumber <= number),
  );
  return overtaken ? "no" : "yes";
}

/**
 * What was done to a contact and to the latest deals with them, latest first. Refuses NOT_FOUND for
 * the contact, BAD_REQUEST for a malformed cursor.
 */
export async function readTimeline(
  owner: Owner,
  query: TimelineQuery,
): Promise<Page<TimelineEntry>> {
  const found = owner.db
    .select({ id: contacts.id, firstName: contacts.firstName, lastName: contacts.lastName })
    .from(contacts)
    .where(live(owner, contacts, eq(contacts.id, query.id)));
  const [[contact], stages, tags, rows] = await batch(owner.db, [
    found,
    selectStages(owner, "all"),
    selectTags(owner),
    selectTimeline(owner, query),
  ]);
  if (!contact) throw missing("contact");
  return timelinePage(rows, { stages, tags, contact }, query);
}
