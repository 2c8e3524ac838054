import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** The first rows of a kind, and how many there are; at least this many if `totalCapped`. */
export interface Matches<Row> {
  items: Row[];
  total: number;
  totalCapped: boolean;
}

/** Matches are counted up to this number. */
const mostCounted = 1_000;

/** What to select from: where to search, for what, and in which order. */
interface Looking {
  id: SQLiteColumn;
  from: SQL;
  condition: SQL;
  by: SQL[];
}

/**
 * The matching ids, as a table to join: as many as are shown, with the total number up to the cap.
 */
export function hits({ id, from, condition, by }: Looking, limit: number): SQL {
  return sql`(with hits as materialized (
      select ${id} as hit_id from ${from} where ${condition}
      order by ${sql.join(by, sql`, `)} limit ${mostCounted + 1})
    select hit_id, (select count(*) from hits) as hit_count from hits limit ${limit}) page`;
}

export const hitId = sql`hit_id`;
export const matched = sql<number>`hit_count`.as("matched");

export function matchesOf<Row extends { matched: number }>(
  rows: Row[],
): Matches<Omit<Row, "matched">> {
  const total = rows[0]?.matched ?? 0;
  return {
    items: rows.map(({ matched: _, ...row }) => row),
    total: Math.min(total, mostCounted),
    totalCapped: total > mostCounted,
  };
}
