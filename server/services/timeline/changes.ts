import { type SQL, sql } from "drizzle-orm";
import { type Called, displayName } from "#domain/contact/contact.ts";
import type { Names } from "#domain/operation/change-lines.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import type {
  CompanyTimelineKind,
  DealTimelineKind,
  TimelineKind,
} from "#domain/timeline/timeline.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, contacts, deals, dealsToContacts, operations } from "../../db/schema.ts";
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
} from "../operation/change.ts";
import { type CheckLimits, listLimits, undoableOf } from "../operation/undoable.ts";
import type { Stage } from "../stage-list.ts";
import type { Tag } from "../tag.ts";
import type { ChangeCut, Cuttable, Reach } from "./cut.ts";

/** One operation on the timeline of a record: on the record itself, or on a related one. */
export interface TimelineChange extends HistoryEntry {
  as: "change";
  /**
   * The present name of the entry's record, if it isn't the timeline's own; null if it was
   * permanently deleted.
   */
  title: string | null;
  /** Whether that record can be opened: neither in Trash nor deleted. */
  live: boolean;
}

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

const sourcesOfContact: Partial<Record<TimelineKind, Source[]>> = {
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

const sourcesOfDeal: Partial<Record<DealTimelineKind, Source[]>> = {
  all: [theDeal, firstPerson, furtherPeople],
  deal: [theDeal],
  people: [firstPerson, furtherPeople],
};

const theCompany: Source = (_, id) => sql`select 'company', cast(${id} as integer)`;

const sourcesOfCompany: Partial<Record<CompanyTimelineKind, Source[]>> = {
  all: [theCompany],
  edits: [theCompany],
};

export interface EntryRow extends Omit<OperationRow, "undoable"> {
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
  /** Absent for a timeline of activities alone. */
  sources: Source[] | undefined;
  /** The name of an entry's record, if the page doesn't know it. */
  title: SQL;
  /** Whether the changes include the names of what they refer to, or the page has them. */
  lines: "edits" | "none";
  limits: CheckLimits;
}

/** The record of a timeline, and how much of it to read. */
interface Range {
  id: number;
  reach: Reach;
  limit: number;
}

/** The statement that reads a page of a contact's timeline, and one more entry. */
export function selectContactChanges(owner: Owner, kind: TimelineKind, range: Range) {
  const title = sql`(select json_object('label', title, 'live', deleted_at is null) from ${deals} as deal
    where deal.id = logged.entity_id)`;
  return selectEntries(owner, range, {
    sources: sourcesOfContact[kind],
    title: sql`case logged.entity when 'deal' then ${title} end`,
    lines: "none",
    limits,
  });
}

/** The statement that reads a page of a deal's timeline, and one more entry. */
export function selectDealChanges(owner: Owner, kind: DealTimelineKind, range: Range) {
  const sources = sourcesOfDeal[kind];
  return selectEntries(owner, range, { sources, title: sql`null`, lines: "edits", limits });
}

/** The statement that reads a page of a company's timeline, and one more entry. */
export function selectCompanyChanges(owner: Owner, kind: CompanyTimelineKind, range: Range) {
  const sources = sourcesOfCompany[kind];
  return selectEntries(owner, range, {
    ...{ sources, title: sql`null`, lines: "edits" },
    limits: listLimits,
  });
}

const noSource: Source = () => sql`select null, null where false`;

/**
 * The sources are merged as they are read, always the latest operation next, so that only what is
 * shown and one row for each source is read, however long their logs are.
 */
function selectEntries(
  owner: Owner,
  { id, reach, limit }: Range,
  { sources = [noSource], title, lines, limits: checked }: Reading,
) {
  const { backwards, isFirst } = reach;
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
  const reached = undoableOf(owner, checked);
  const undoable = isFirst ? sql`case when ${seen} then null else ${reached} end` : reached;
  return owner.db.all<EntryRow>(
    sql`with recursive source(entity, id) as (${sql.join(list, sql` union all `)}),
      walk(number, entity, id) as (
        select ${next(sql`source`, beyond(reach))}, entity, id from source
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

/** Where a source continues from a cut; the records of one operation are in the order of their keys. */
function beyond({ change, backwards }: Reach): SQL {
  if (!change) return backwards ? sql`and false` : sql``;
  const [number, entity, id] = change;
  const isAbove = sql`(source.entity, source.id) <= (${entity}, ${id})`;
  return backwards
    ? sql`and operation_id >= ${number} + not (${isAbove})`
    : sql`and operation_id <= ${number} - (${isAbove})`;
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

/** The changes of a timeline as it shows them, in the order in which their rows were read. */
export function timelineChanges(
  rows: EntryRow[],
  { stages, tags = [], people: met, of }: TimelineNames,
): (TimelineChange & Cuttable)[] {
  const all: Entry[] = rows.map((row) => ({ ...row, change: JSON.parse(row.change) }));
  const names: Names = { stage: byId(stages), tag: byId(tags) };
  const known = Object.fromEntries(met.map((each) => [each.id, { name: displayName(each) }]));
  return all.map((row) => {
    const { entity, id, names: read } = row.change;
    const people: Record<string, Called> = JSON.parse(row.people ?? "{}");
    const called = Object.entries(people).map(([who, named]) => [
      who,
      { name: displayName(named) },
    ]);
    const now = entity === of ? null : nowOf(row, met);
    const contact = { ...known, ...read?.contact, ...Object.fromEntries(called) };
    const stage = { ...names.stage, ...read?.stage };
    const cut = (edge: number): { change: ChangeCut } => ({ change: [row.number, entity, edge] });
    return {
      as: "change",
      ...operationOf({ ...row, undoable: row.undoable ?? undoableAmong(all, row, names) }),
      ...changeOf({ ...row.change, names: { ...names, ...read, stage, contact } }),
      title: now?.label ?? null,
      live: now?.live === 1,
      above: cut(id - 1),
      below: cut(id),
    };
  });
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
