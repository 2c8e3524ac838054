import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { contactActivities } from "../../db/schema.ts";

/** When the record was last in touch, and is next planned to be, in unix milliseconds. */
export interface ActivityTimes {
  lastActivityAt: number | null;
  nextActivityAt: number | null;
}

interface TimedTable {
  id: SQLiteColumn;
  lastActivityAt: SQLiteColumn;
  nextActivityAt: SQLiteColumn;
}

/** The present time by the database's clock, as the triggers that derive these columns have it. */
const now = sql`cast(unixepoch('subsec') * 1000 as integer)`;

/**
 * The last and the next activity of the rows of a table, as of now. What the triggers have stored is
 * right until the next activity's time has come; from then on both are looked up in the index, one
 * entry each.
 */
export function activityTimesOf(table: TimedTable, party: SQLiteColumn) {
  const { id, lastActivityAt, nextActivityAt } = table;
  const found = (extreme: "max" | "min", side: SQL) =>
    sql`(select ${sql.raw(extreme)}(${contactActivities.timestamp}) from ${contactActivities}
      where ${party} = ${id} and ${contactActivities.deletedAt} is null
        and ${contactActivities.timestamp} ${side} ${now})`;
  const asOfNow = (stored: SQLiteColumn, search: SQL) =>
    sql<number | null>`case when ${nextActivityAt} <= ${now} then ${search} else ${stored} end`;
  return {
    lastActivityAt: asOfNow(lastActivityAt, found("max", sql`<=`)).as("last_activity"),
    nextActivityAt: asOfNow(nextActivityAt, found("min", sql`>`)).as("next_activity"),
  };
}
