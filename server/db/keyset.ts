import { asc, desc, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Place } from "./cursor.ts";

/** The order of a list: its columns as an index has them, the last one the row's own id. */
export interface Order {
  columns: [SQLiteColumn, ...SQLiteColumn[]];
  descending: boolean;
}

/** An order as it is read from a place: turned round where the rows before the place are wanted. */
export function readingOrder({ columns, descending }: Order, place: Place | undefined): SQL[] {
  const direction = descending === (place?.side === "before") ? asc : desc;
  return columns.map((column) => direction(column));
}

function tuple(values: readonly unknown[]): SQL {
  return sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;
}

/** The rows on the wanted side of a place, compared as one row value. */
export function beyond({ columns, descending }: Order, { side, keys }: Place): SQL {
  const sign = sql.raw(descending === (side === "after") ? "<" : ">");
  return sql`${tuple(columns)} ${sign} ${tuple(keys)}`;
}

/**
 * The same in stretches that an index can seek, nearest first: SQLite does not seek by the end of a
 * row value that is the table's own id, and rows that came together share a key by the thousand.
 */
export function stretchesBeyond(order: Order, place: Place | undefined): (SQL | undefined)[] {
  if (!place) return [undefined];
  const [first, id] = order.columns;
  if (!id) return [beyond(order, place)];
  const by = (column: SQLiteColumn, keys: Place["keys"]) =>
    beyond({ ...order, columns: [column] }, { ...place, keys });
  const ties = sql`${first} = ${place.keys[0]} and ${by(id, place.keys.slice(1))}`;
  return [ties, by(first, place.keys.slice(0, 1))];
}
