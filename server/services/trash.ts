import { and, isNotNull, type SQL, sql } from "drizzle-orm";
import { type SQLiteColumn, type SQLiteTable, unionAll } from "drizzle-orm/sqlite-core";
import { toDay } from "#domain/day.ts";
import { givenValue } from "#domain/deal/deal.ts";
import type { ChangeValue } from "#domain/operation/change-lines.ts";
import { entityNouns, type TrashKind, trashKinds } from "#domain/operation/entity.ts";
import { missing } from "#domain/refusal.ts";
import type { SomeTrash, TrashQuery } from "#domain/trash-input.ts";
import { batch } from "../db/client.ts";
import { type Page, type Position, pageOf, readCursor } from "../db/cursor.ts";
import { entityTables } from "../db/entities.ts";
import { orderBy, rangesAfter, readingOrder, reversed } from "../db/keyset.ts";
import { guard, perform, type Step } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { setRows } from "../db/record.ts";
import { companies, contactActivities, contacts, deals, files, todos } from "../db/schema.ts";
import { matching } from "../db/search.ts";
import { activityCalledInSql } from "./activity/called.ts";
import { calledInSql } from "./contact/called.ts";

/** A record in Trash. */
export interface Trashed {
  kind: TrashKind;
  id: number;
  /** Empty if it has none. */
  name: string;
  /** What distinguishes it from others with the same name. */
  detail: ChangeValue | null;
  deletedAt: number;
}

interface TrashTable {
  table: SQLiteTable;
  columns: Record<"id" | "userId" | "deletedAt" | "searchText", SQLiteColumn>;
  name: SQL<string>;
  /** As JSON: [text, amount, currency, day]. */
  detail: SQL<string>;
  /** The index of the rows in Trash. */
  index: string;
}

/** The table of each kind, with only the columns that all of them have. */
export const trashTables: Record<TrashKind, TrashTable> = {
  contact: {
    table: contacts,
    columns: contacts,
    name: calledInSql("contacts"),
    detail: sql<string>`json_array(coalesce(email, company), null, null, null)`,
    index: "idx_contacts_trash",
  },
  deal: {
    table: deals,
    columns: deals,
    name: sql<string>`title`,
    detail: sql<string>`json_array(null, value, currency, null)`,
    index: "idx_deals_trash",
  },
  todo: {
    table: todos,
    columns: todos,
    name: sql<string>`title`,
    detail: sql<string>`json_array(null, null, null, due_date)`,
    index: "idx_todos_trash",
  },
  activity: {
    table: contactActivities,
    columns: contactActivities,
    name: activityCalledInSql("contact_activities"),
    detail: sql<string>`json_array(coalesce(
      (select ${calledInSql("it")} from ${contacts} as it where it.id = contact_id),
      (select it.title from ${deals} as it where it.id = deal_id),
      (select it.name from ${companies} as it where it.id = company_id)), null, null, null)`,
    index: "idx_contact_activities_trash",
  },
  file: {
    table: files,
    columns: files,
    name: sql<string>`name`,
    detail: sql<string>`json_array(coalesce(
      (select ${calledInSql("it")} from ${contacts} as it where it.id = contact_id),
      (select it.title from ${deals} as it where it.id = deal_id),
      (select it.name from ${companies} as it where it.id = company_id),
      (select ${activityCalledInSql("it")} from ${contactActivities} as it where it.id = activity_id)),
      null, null, null)`,
    index: "idx_files_trash",
  },
};

/** The rows of a kind that are in the owner's Trash. */
export function inTrash(owner: Owner, kind: TrashKind, ...conditions: (SQL | undefined)[]): SQL {
  const { columns } = trashTables[kind];
  return owned(owner, columns, isNotNull(columns.deletedAt), ...conditions);
}

/**
 * The given rows in the owner's Trash: with a plus, so that SQLite finds them by id instead of
 * looking through all of Trash.
 */
export function inTrashByIds(owner: Owner, kind: TrashKind, ids: readonly number[]): SQL {
  const { id, userId, deletedAt } = trashTables[kind].columns;
  return sql`${id} in (select value from json_each(${JSON.stringify(ids)}))
    and +${userId} = ${owner.userId} and +${deletedAt} is not null`;
}

type DetailRow = [string | null, number | null, string | null, number | null];

function detailOf([text, amount, currency, day]: DetailRow): ChangeValue | null {
  if (text !== null) return { as: "text", text: text };
  const value = amount === null ? null : givenValue(amount);
  if (value !== null && currency !== null) return { as: "money", amount: value, currency };
  return day === null ? null : { as: "day", day: toDay(day) };
}

const pageLength = 50;

/** A page and one more row. A range is read only if the one before it doesn't fill the page. */
function selectPage(owner: Owner, query: TrashQuery, position: Position | undefined) {
  const { kind = "contact", search, ids } = query;
  const { table, columns, name, detail } = trashTables[kind];
  const order = reversed(orderBy(columns, "deletedAt", "id"));
  const all = ids ? inTrashByIds(owner, kind, ids) : inTrash(owner, kind);
  const range = (part: SQL | undefined) =>
    owner.db
      .select({
        id: sql<number>`${columns.id}`.as("trashed_id"),
        name: name.as("trashed_name"),
        detail: detail.as("trashed_detail"),
        deletedAt: sql<number>`${columns.deletedAt}`.as("trashed_at"),
      })
      .from(table)
      .where(and(all, matching(search, columns.searchText), part))
      .orderBy(...readingOrder(order, position))
      .limit(pageLength + 1);
  const [first, second] = rangesAfter(order, position);
  if (!second) return range(first);
  const rows = (part: SQL | undefined, alias: string) =>
    owner.db.select().from(range(part).as(alias));
  return unionAll(rows(first, "ties"), rows(second, "others")).limit(pageLength + 1);
}

/**
 * A page of one kind of record in Trash (by default contacts), last deleted first. Refuses
 * BAD_REQUEST for a malformed cursor.
 */
export async function listTrash(owner: Owner, query: TrashQuery = {}): Promise<Page<Trashed>> {
  const { kind = "contact", cursor } = query;
  const position = cursor ? readCursor(cursor, ["number", "number"]) : undefined;
  const [rows] = await batch(owner.db, [selectPage(owner, query, position)]);
  const page = pageOf(rows, pageLength, position, ({ deletedAt, id }) => [deletedAt, id]);
  const items = page.items.map(({ detail, ...row }) => ({
    kind,
    ...row,
    detail: detailOf(JSON.parse(detail)),
  }));
  return { ...page, items };
}

/** Trash is counted up to this number. */
const mostCounted = 1_000;

export interface TrashCount {
  kind: TrashKind;
  /** At least this many if `capped`. */
  count: number;
  capped: boolean;
}

/** How many of each kind are in Trash. */
export async function countTrash(owner: Owner): Promise<TrashCount[]> {
  const counts = trashKinds.map(
    (kind) =>
      sql`(select count(*) from (select 1 from ${trashTables[kind].table} where ${inTrash(owner, kind)} limit ${mostCounted + 1}))`,
  );
  const [[row]] = await batch(owner.db, [
    owner.db.all<{ counts: string }>(
      sql`select json_array(${sql.join(counts, sql`, `)}) as counts`,
    ),
  ]);
  const counted: number[] = JSON.parse(row?.counts ?? "[]");
  return trashKinds.map((kind, index) => {
    const count = counted[index] ?? 0;
    return { kind, count: Math.min(count, mostCounted), capped: count > mostCounted };
  });
}

/** Refuses NOT_FOUND, inside a batch, if one of these isn't in Trash. */
export function guardInTrash(owner: Owner, kind: TrashKind, ids: readonly number[]): Step {
  const { table, columns } = trashTables[kind];
  const offence = sql`select 1 from json_each(${JSON.stringify(ids)}) as wanted
    left join ${table} on ${columns.id} = wanted.value and ${inTrash(owner, kind)}
    where ${columns.id} is null`;
  return guard(owner, "missing", offence, missing(entityNouns[kind].one));
}

/**
 * Restores records of one kind from Trash, as one operation. Refuses NOT_FOUND if one of them isn't
 * there. Returns the name of the first.
 */
export async function restoreTrashed(
  owner: Owner,
  { kind, ids, operation: key }: SomeTrash,
): Promise<{ operation: string; name: string }> {
  const { table, columns, name } = trashTables[kind];
  const row = inTrashByIds(owner, kind, ids);
  const { operation, answer } = await perform(
    owner,
    { kind: `${kind}.restore`, key, records: ids.length },
    (number) => [
      guardInTrash(owner, kind, ids),
      ...setRows(owner, number, { entity: entityTables[kind], row, set: { deletedAt: null } }),
    ],
    () =>
      owner.db
        .select({ name: name.as("restored_name") })
        .from(table)
        .where(owned(owner, columns, sql`${columns.id} = ${ids[0] ?? 0}`)),
  );
  return { operation, name: answer[0]?.name ?? "" };
}
