import { and, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Position } from "./cursor.ts";
import { beyond, type Order, rangesAfter, readingOrder, sortingOrder } from "./keyset.ts";
import { live, type Owner } from "./owner.ts";

/*
 * How a filtered list finds its rows. The cost model is explained in docs/architecture.md.
 */

/** A part of a filter whose rows are adjacent in an index other than that of the list's order. */
export interface Candidate {
  /** Their ids, without repeats, as a select of `candidate_id`. */
  rows: SQL;
  /** The same part as a condition on a row of the list. */
  condition: SQL;
  /** Their number from a running total, as an expression; counted if missing. */
  total?: SQL;
  /** Whether they are spread evenly over every order, so that a walk meets them regularly. */
  spread?: "even";
}

/** The parts of a list's filter, for one order. */
export interface FilterParts {
  candidates: readonly Candidate[];
  /** Conditions that are checked on each row. */
  conditions: readonly (SQL | undefined)[];
}

/** How rows are found: among `rows`, a select of `candidate_id`, or among all rows if undefined. */
export interface Access {
  rows: SQL | undefined;
  condition: SQL | undefined;
}

/** How a list finds the rows of a page, and how it counts all of them in any order. */
export interface FilterPlan extends Access {
  counted: Access;
}

const noRows: Access = { rows: undefined, condition: sql`false` };

/** The plan of a list without rows. */
export const emptyPlan: FilterPlan = { ...noRows, counted: noRows };

/** Candidates without a running total are counted up to this number plus one. */
export const mostProbed = 2_000;

/** What the planner knows about the workspace. */
interface Known {
  /** How many rows the workspace has in all. */
  total: number;
  /** How many rows each candidate has, in order. */
  counts: readonly number[];
}

/**
 * The number of rows below which reading a candidate whole and sorting it costs less than a walk.
 */
function readWholeBelow({ spread }: Candidate, total: number, wanted: number): number {
  const even = Math.sqrt((wanted * total) / 2);
  return spread === "even" ? even : Math.min(Math.max(even, total / 10), mostProbed);
}

/**
 * Reads the rarest candidate of a filter if it is rare enough for `wanted` rows; otherwise walks
 * the list's order.
 */
export function planAccess(
  { candidates, conditions }: FilterParts,
  { total, counts }: Known,
  wanted: number,
): FilterPlan {
  const counted = candidates.map((candidate, at) => ({ candidate, count: counts[at] ?? 0 }));
  const [rarest] = counted.toSorted((one, other) => one.count - other.count);
  const accessBy = (start: Candidate | undefined): Access => ({
    rows: start?.rows,
    condition: and(
      ...conditions,
      ...candidates.filter((each) => each !== start).map(({ condition }) => condition),
    ),
  });
  const isRare = rarest && rarest.count <= readWholeBelow(rarest.candidate, total, wanted);
  return {
    ...accessBy(isRare ? rarest.candidate : undefined),
    counted: accessBy(rarest?.candidate),
  };
}

export type ListedTable = SQLiteTable & Record<"id" | "userId" | "deletedAt", SQLiteColumn>;

/** The rows of a table that an access finds, as the FROM and WHERE of a statement. */
export function found(
  owner: Owner,
  table: ListedTable,
  { condition, rows }: Access,
): { from: SQL; where: SQL } {
  const where = live(owner, table, condition);
  if (!rows) return { from: sql`${table}`, where };
  return {
    from: sql`(${rows}) candidate cross join ${table}`,
    where: sql`${table.id} = candidate_id and ${where}`,
  };
}

/** More than is ever sorted. */
const everything = 1_000_000;

export interface PageRequest {
  order: Order;
  position: Position | undefined;
  access: Access;
  /** A join that its conditions need. */
  join?: SQL | undefined;
}

/**
 * The rows from a position on, as an ordered select of `page_id`, in which only the ids are sorted.
 * The sort has no limit of its own: with one it would read the last row again for each row.
 */
export function sortedIds(
  owner: Owner,
  table: ListedTable,
  { order, position, access, join = sql`` }: PageRequest,
): SQL {
  const { from, where } = found(owner, table, access);
  const by = sql.join(sortingOrder(order, position), sql`, `);
  return sql`select ${table.id} as page_id from ${from} ${join}
    where ${and(where, beyond(order, position))} order by ${by} limit ${everything}`;
}

/**
 * The same on a walk of the order's index. A range is read only if the ranges before it don't fill
 * the page.
 */
export function walkedIds(
  owner: Owner,
  table: ListedTable,
  { order, position, access, join = sql`` }: PageRequest,
  limit: number,
): SQL {
  const by = sql.join(readingOrder(order, position), sql`, `);
  // Of two bounds of the order's column SQLite seeks the first: that must be the position.
  const ranges = rangesAfter(order, position).map(
    (range) => sql`select page_id from (select ${table.id} as page_id from ${table} ${join}
      where ${live(owner, table, range, access.condition)} order by ${by} limit ${limit})`,
  );
  return sql`${sql.join(ranges, sql` union all `)} limit ${limit}`;
}

/** How selected rows are found. */
export interface Selected {
  /** The source of the rows, without repeats. */
  from: SQL;
  condition: SQL | undefined;
}

/** Rows selected by id. */
export function selectedByIds(table: ListedTable, ids: readonly number[]): Selected {
  return {
    from: sql`${table}`,
    condition: sql`${table.id} in (select value from json_each(${JSON.stringify(ids)}))`,
  };
}

/**
 * Rows selected by a filter, to be read in the order of their ids: `idIndex` is the table's index
 * of an owner's rows by id, if it has one.
 */
export function selectedByFilter(
  table: ListedTable,
  { condition, rows }: Access,
  idIndex: string | undefined,
): Selected {
  if (rows) {
    return {
      from: sql`(${rows}) as candidate cross join ${table} on ${table.id} = candidate_id`,
      condition,
    };
  }
  // Without one, by the table itself: with any other index they would be sorted again for each
  // part.
  const index = idIndex ? sql`indexed by ${sql.identifier(idIndex)}` : sql`not indexed`;
  return { from: sql`${table} ${index}`, condition };
}
