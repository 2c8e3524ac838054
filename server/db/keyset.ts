import { asc, desc, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { KeyShape, Position } from "./cursor.ts";

/** The values that a row is sorted by, which a cursor holds. */
export type SortKeys<Key extends string> = Record<Key, string | number | null>;

/** The order of a list: its columns as an index has them; the last one is unique. */
export interface Order<Key extends string = string> {
  columns: readonly { key: Key; column: SQLiteColumn; descending: boolean }[];
  /** Rows whose first column is an empty text, or null, come last in either direction. */
  emptyLast?: "text" | "null";
}

/** An ascending order by columns of a table, given by property name. */
export function orderBy<Key extends string>(
  table: Record<Key, SQLiteColumn>,
  ...keys: Key[]
): Order<Key> {
  return { columns: keys.map((key) => ({ key, column: table[key], descending: false })) };
}

/** The reverse order; empty rows still come last. */
export function reversed<Key extends string>(order: Order<Key>): Order<Key> {
  const columns = order.columns.map((each) => ({ ...each, descending: !each.descending }));
  return { ...order, columns };
}

/** Whether an order begins with a column. */
export function startsWith({ columns: [first] }: Order, column: SQLiteColumn): boolean {
  return first?.column === column;
}

/** The values of a row for its cursor. */
export function keysOf<Key extends string>(
  { columns }: Order<Key>,
  row: SortKeys<Key>,
): Position["keys"] {
  return columns.map(({ key }) => row[key]);
}

/** The types of an order's keys, for checking a cursor. */
export function shapeOf({ columns }: Order): KeyShape[] {
  return columns.map(({ column }) => {
    if (column.dataType === "string") return "string";
    return column.notNull ? "number" : "number?";
  });
}

/** The order in which rows are read from a position: reversed for the rows before it. */
export function readingOrder({ columns }: Order, position: Position | undefined): SQL[] {
  const backwards = position?.side === "before";
  return columns.map(({ column, descending }) => {
    const direction = descending === backwards ? asc : desc;
    return direction(column);
  });
}

/** Below every whole number: an index can seek it, but would be walked for "is not null". */
const leastNumber = sql.raw(String(Number.MIN_SAFE_INTEGER));

/** Conditions for the rows before the empty ones of an order, and for the empty ones. */
function halvesOf({ columns: [first], emptyLast }: Order): { filled: SQL; empty: SQL } {
  const column = first?.column;
  if (emptyLast === "null")
    return { filled: sql`${column} >= ${leastNumber}`, empty: sql`${column} is null` };
  return { filled: sql`${column} > ''`, empty: sql`${column} = ''` };
}

/**
 * The rows on the wanted side of a position, as ranges that an index can seek, nearest first; all
 * rows without a position. SQLite doesn't seek by a row value that ends in the table's own id, and
 * rows that were added together share a key by the thousand.
 */
export function rangesAfter(order: Order, position: Position | undefined): (SQL | undefined)[] {
  const { columns, emptyLast } = order;
  const { filled, empty } = halvesOf(order);
  if (!position) return emptyLast ? [filled, empty] : [undefined];
  const { keys, side } = position;
  const ranges = columns.map(({ column, descending }, index) => {
    const equal = columns
      .slice(0, index)
      .map((each, at) =>
        keys[at] === null ? sql`${each.column} is null` : sql`${each.column} = ${keys[at]}`,
      );
    const sign = sql.raw(descending === (side === "after") ? "<" : ">");
    return sql.join([...equal, sql`${column} ${sign} ${keys[index]}`], sql` and `);
  });
  const [outermost = sql`false`, ...nearer] = ranges;
  if (!emptyLast) return [...nearer.toReversed(), outermost];
  if (keys[0] === "" || keys[0] === null)
    return [...nearer.toReversed(), ...(side === "after" ? [] : [filled])];
  const filledAfter = sql`${outermost} and ${filled}`;
  return [...nearer.toReversed(), filledAfter, ...(side === "after" ? [empty] : [])];
}

/** The same as one condition, for rows that are sorted after they are found. */
export function beyond(order: Order, position: Position | undefined): SQL | undefined {
  if (!position) return undefined;
  const ranges = rangesAfter(order, position).map((range) => sql`(${range})`);
  return sql`(${sql.join(ranges, sql` or `)})`;
}

/** The reading order of rows that are sorted after they are found. */
export function sortingOrder(order: Order, position: Position | undefined): SQL[] {
  const columns = readingOrder(order, position);
  if (!order.emptyLast) return columns;
  const { empty } = halvesOf(order);
  return [position?.side === "before" ? desc(empty) : asc(empty), ...columns];
}
