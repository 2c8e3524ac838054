import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { live, type Owner } from "../../db/owner.ts";
import { activitiesToContacts, contactActivities, contacts } from "../../db/schema.ts";

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

/** Later than any activity. */
const latestMoment = Number.MAX_SAFE_INTEGER;

/** The time of a record's latest or earliest live activity on one side of now, by the index. */
function found({ id }: TimedTable, party: SQLiteColumn, which: "last" | "next"): SQL {
  const [extreme, side, none] = which === "last" ? ["max", "<=", -1] : ["min", ">", latestMoment];
  const own = sql`(select ${sql.raw(extreme)}(${contactActivities.timestamp}) from ${contactActivities}
    where ${party} = ${id} and ${contactActivities.deletedAt} is null
      and ${contactActivities.timestamp} ${sql.raw(side)} ${now})`;
  if (party !== contactActivities.contactId) return own;
  const shared = sql`(select ${sql.raw(extreme)}(at) from ${activitiesToContacts}
    where ${activitiesToContacts.contactId} = ${id} and at ${sql.raw(side)} ${now})`;
  // max() and min() of two are null if one of them is.
  const orNone = (time: SQL) => sql`coalesce(${time}, ${sql.raw(String(none))})`;
  return sql`nullif(${sql.raw(extreme)}(${orNone(own)}, ${orNone(shared)}), ${sql.raw(String(none))})`;
}

/**
 * The last and the next activity of the rows of a table, as of now. What the triggers have stored is
 * right until the next activity's time has come; from then on both are looked up in the index, one
 * entry each.
 */
export function activityTimesOf(table: TimedTable, party: SQLiteColumn) {
  const { lastActivityAt, nextActivityAt } = table;
  const asOfNow = (stored: SQLiteColumn, search: SQL) =>
    sql<number | null>`case when ${nextActivityAt} <= ${now} then ${search} else ${stored} end`;
  return {
    lastActivityAt: asOfNow(lastActivityAt, found(table, party, "last")).as("last_activity"),
    nextActivityAt: asOfNow(nextActivityAt, found(table, party, "next")).as("next_activity"),
  };
}

/** How many contacts a list brings up to date at a time. */
const mostPassed = 100;

/**
 * Stores both times of contacts whose planned activity has passed, so that a list sorted by what is
 * stored is right as of now. These columns are derived, so nothing is logged; usually it writes
 * nothing.
 */
export function storePassed(owner: Owner) {
  const passed = live(
    owner,
    contacts,
    sql`next_activity_at is not null and next_activity_at <= ${now}`,
  );
  const { contactId } = contactActivities;
  return owner.db.run(sql`update contacts set
    last_activity_at = ${found(contacts, contactId, "last")},
    next_activity_at = ${found(contacts, contactId, "next")}
    where id in (select id from contacts where ${passed} limit ${mostPassed})`);
}

/**
 * Contacts without an activity from a moment on, as of now: those that an index has before it, less
 * those whose planned activity has passed since. A plus keeps SQLite from using the index.
 */
export function untouchedSince(moment: number, plus: SQL): SQL {
  return sql`${plus}contacts.last_activity_key < ${moment}
    and (+contacts.next_activity_at is null or +contacts.next_activity_at > ${now}
      or not exists (select 1 from ${contactActivities}
        where ${contactActivities.contactId} = contacts.id and ${contactActivities.deletedAt} is null
          and ${contactActivities.timestamp} between ${moment} and ${now}
        union all select 1 from ${activitiesToContacts}
        where ${activitiesToContacts.contactId} = contacts.id and at between ${moment} and ${now}))`;
}
