import { asc, desc, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Place } from "./cursor.ts";

/** The order of a list: its columns as an index has them, the last one the row's own id. */
export interface Order {
  columns: [SQLiteColumn, ...SQLiteColumn[]];
  descending: boolean;
  /** Rows whose first column is an empty text, or null, come last, whichever way the list goes. */
  emptyLast?: "text" | "null";
}

/** An order as it is read from a place: turned round where the rows before the place are wanted. */
export function readingOrder({ columns, descending }: Order, place: Place | undefined): SQL[] {
  const direction = descending === (place?.side === "before") ? asc : desc;
  return columns.map((column) => direction(column));
}

/** Below every whole number: so an index is sought, which "is not null" would walk through. */
const leastNumber = sql.raw(String(Number.MIN_SAFE_INTEGER));

/** Which rows come before the empty ones of an order, and which are the empty ones. */
function halvesOf({ columns: [first], emptyLast }: Order): { filled: SQL; empty: SQL } {
  if (emptyLast === "null")
    return { filled: sql`${first} >= ${leastNumber}`, empty: sql`${first} is null` };
  return { filled: sql`${first} > ''`, empty: sql`${first} = ''` };
}

/** The rows on the wanted side of a value of one column. */
function past({ descending }: Order, { side }: Place, column: SQLiteColumn, key: unknown): SQL {
  const sign = sql.raw(descending === (side === "after") ? "<" : ">");
  return sql`${column} ${sign} ${key}`;
}

/**
 * The rows on the wanted side of a place in ranges that an index can seek, nearest first: SQLite
 * does not seek by the end of a row value that is the table's own id, and rows that came together
 * share a key by the thousand. All rows, in their ranges, without a place.
 */
export function rangesAfter(order: Order, place: Place | undefined): (SQL | undefined)[] {
  const { columns, emptyLast } = order;
  const { filled, empty } = halvesOf(order);
  if (!place) return emptyLast ? [filled, empty] : [undefined];
  const { keys, side } = place;
  const ranges = columns.map((column, index) => {
    const equal = columns
      .slice(0, index)
      .map((each, at) => (keys[at] === null ? sql`${each} is null` : sql`${each} = ${keys[at]}`));
    return sql.join([...equal, past(order, place, column, keys[index])], sql` and `);
  });
  const [outermost = sql`false`, ...nearer] = ranges;
  if (!emptyLast) return [...nearer.toReversed(), outermost];
  if (keys[0] === "" || keys[0] === null)
    return [...nearer.toReversed(), ...(side === "after" ? [] : [filled])];
  const beyondFirst = sql`${outermost} and ${filled}`;
  return [...nearer.toReversed(), beyondFirst, ...(side === "after" ? [empty] : [])];
}

/** The same as one condition, for rows that are sorted after they are found. */
export function beyond(order: Order, place: Place | undefined): SQL | undefined {
  if (!place) return undefined;
  const ranges = rangesAfter(order, place).map((range) => sql`(${range})`);
  return sql`(${sql.join(ranges, sql` or `)})`;
}

/** The reading order of rows that are sorted after they are found. */
export function sortingOrder(order: Order, place: Place | undefined): SQL[] {
  const columns = readingOrder(order, place);
  if (!order.emptyLast) return columns;
  const { empty } = halvesOf(order);
  return [place?.side === "before" ? desc(empty) : asc(empty), ...columns];
}
