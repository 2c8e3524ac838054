import { and, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Place } from "./cursor.ts";
import { beyond, type Order, rangesAfter, readingOrder, sortingOrder } from "./keyset.ts";
import { live, type Owner } from "./owner.ts";

/*
 * How a filtered list finds its rows: those of a part of the filter, from that part's own index, or all
 * of the workspace, in the order of the list.
 */

/** A part of a filter whose rows stand together in an index other than that of the list's order. */
export interface Choice {
  /** Their ids, each once, as a select of `chosen_id`. */
  rows: SQL;
  /** The same, asked of a row of the list. */
  condition: SQL;
}

/** How rows are found: among `rows`, a select of `chosen_id`, or among all without it. */
export interface Way {
  rows: SQL | undefined;
  condition: SQL | undefined;
}

/** How a list finds its rows. */
export interface Filter extends Way {
  /** How it counts them, in whatever order. */
  counted: Way;
}

/** A list that has nothing. */
export const nothing: Filter = {
  rows: undefined,
  condition: sql`false`,
  counted: { rows: undefined, condition: sql`false` },
};

export interface Part extends Choice {
  /** How many rows it has. */
  count: number;
  /** Up to how many it is better read whole, and sorted, than met on the way through the list's order. */
  few: number;
}

/** What no running figure tells is counted so far, and no further, before a list is planned. */
export const mostProbed = 2_000;

/**
 * Where the rows of a part are spread evenly, the order is walked past `wanted` × workspace / count rows
 * until `wanted` of them are found, and reading them whole reads 2 × count.
 */
export function evenlyFew(wanted: number, workspace: number): number {
  return Math.sqrt((wanted * workspace) / 2);
}

/** The same of rows that may stand together in the order too, so that a walk to them is as long as the workspace. */
export function unevenlyFew(wanted: number, workspace: number): number {
  return Math.min(Math.max(evenlyFew(wanted, workspace), workspace / 10), mostProbed);
}

/** Goes by the rarest part of a filter where that is few, and by the list's order where it is not. */
export function planParts(parts: readonly Part[], conditions: readonly (SQL | undefined)[]) {
  const [rarest] = parts.toSorted((one, other) => one.count - other.count);
  const wayFrom = (start: Choice | undefined): Way => ({
    rows: start?.rows,
    condition: and(
      ...conditions,
      ...parts.filter((part) => part !== start).map(({ condition }) => condition),
    ),
  });
  const isFew = rarest && rarest.count <= rarest.few;
  return { ...wayFrom(isFew ? rarest : undefined), counted: wayFrom(rarest) } satisfies Filter;
}

export type ListedTable = SQLiteTable & Record<"id" | "userId" | "deletedAt", SQLiteColumn>;

/** The rows of a table that are found in a way, as the from and the where of a statement. */
export function found(
  owner: Owner,
  table: ListedTable,
  { condition, rows }: Way,
): { from: SQL; where: SQL } {
  const where = live(owner, table, condition);
  if (!rows) return { from: sql`${table}`, where };
  return {
    from: sql`(${rows}) chosen cross join ${table}`,
    where: sql`${table.id} = chosen_id and ${where}`,
  };
}

/** More than are ever sorted. */
const everything = 1_000_000;

export interface PageQuery {
  order: Order;
  place: Place | undefined;
  filter: Way;
}

/**
 * The rows from a place on, as a select of `page_id` in their order, of which the ids alone are sorted.
 * The sort keeps them all: at a limit of its own it would read the last one kept again for each of them.
 * `join` is what else a condition looks at.
 */
export function sortedIds(
  owner: Owner,
  table: ListedTable,
  { order, place, filter }: PageQuery,
  join = sql``,
): SQL {
  const { from, where } = found(owner, table, filter);
  const by = sql.join(sortingOrder(order, place), sql`, `);
  return sql`select ${table.id} as page_id from ${from} ${join}
    where ${and(where, beyond(order, place))} order by ${by} limit ${everything}`;
}

/** The same of the workspace, by the index of the order. A range is read only when those before it do not fill the page. */
export function walkedIds(
  owner: Owner,
  table: ListedTable,
  { order, place, filter }: PageQuery,
  { most, join = sql`` }: { most: number; join?: SQL },
): SQL {
  const by = sql.join(readingOrder(order, place), sql`, `);
  const ranges = rangesAfter(order, place).map(
    (part) => sql`select page_id from (select ${table.id} as page_id from ${table} ${join}
      where ${live(owner, table, filter.condition, part)} order by ${by} limit ${most})`,
  );
  return sql`${sql.join(ranges, sql` union all `)} limit ${most}`;
}

/** How chosen rows are found. */
export interface Selected {
  /** What they are selected from; each of them occurs once. */
  from: SQL;
  condition: SQL | undefined;
}

/** Rows that are chosen by their ids. */
export function chosenByIds(table: ListedTable, ids: readonly number[]): Selected {
  return {
    from: sql`${table}`,
    condition: sql`${table.id} in (select value from json_each(${JSON.stringify(ids)}))`,
  };
}

/**
 * Rows that are chosen by a filter, to be read in the order of their ids: `byId` is the table's index
 * of an owner's rows by id, where it has one.
 */
export function chosenByFilter(
  table: ListedTable,
  { condition, rows }: Way,
  byId?: string,
): Selected {
  if (rows) {
    return {
      from: sql`(${rows}) as chosen cross join ${table} on ${table.id} = chosen_id`,
      condition,
    };
  }
  // Without one by the table itself: any other index would have them sorted for each part again.
  const index = byId ? sql`indexed by ${sql.identifier(byId)}` : sql`not indexed`;
  return { from: sql`${table} ${index}`, condition };
}
