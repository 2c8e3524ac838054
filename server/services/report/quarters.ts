import { type SQL, sql } from "drizzle-orm";
import { activityTypes } from "#domain/activity/activity.ts";
import { startOfDay } from "#domain/day.ts";
import { firstDayOf, type Month, monthAfter } from "#domain/report/period.ts";
import { partsOf } from "#domain/report/weeks.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { contactActivities, contacts, quarterFigures } from "../../db/schema.ts";

/*
 * New contacts and activities by week, in the person's time zone. A quarter is counted by the first
 * report that needs it, up to that time, and kept by triggers since; later rows are few, and counted
 * as they are read. So a new contact writes no row here.
 */

/** A row that is stored, or would be, for a quarter of a time zone. */
export interface StoredQuarter {
  startAt: number;
  /** IANA. */
  timeZone: string;
  countedTo: number;
  /** JSON: for each part of the quarter, in order, contacts and then activities of each type. */
  counts: string;
}

/** A quarter, in milliseconds. */
export interface Quarter {
  month: Month;
  startAt: number;
  endAt: number;
}

/** The quarters that begin with these months in a time zone (IANA). */
export function quartersIn(timeZone: string, months: readonly Month[]): Quarter[] {
  return months.map((month) => ({
    month,
    startAt: startOfDay(timeZone, firstDayOf(month)),
    endAt: startOfDay(timeZone, firstDayOf(monthAfter(month, 3))),
  }));
}

/** The statement that reads the stored figures of these quarters, which follow each other. */
export function selectQuarters(owner: Owner, quarters: readonly Quarter[]) {
  const { startAt, timeZone, countedTo, counts } = quarterFigures;
  return owner.db
    .select({ startAt, timeZone, countedTo, counts })
    .from(quarterFigures)
    .where(
      owned(
        owner,
        quarterFigures,
        sql`${startAt} >= ${quarters[0]?.startAt ?? 0} and ${startAt} < ${quarters.at(-1)?.endAt ?? 0}`,
      ),
    );
}

/** A quarter of which something isn't stored yet. */
interface OpenQuarter extends Quarter {
  /** When its parts begin. */
  starts: number[];
  /** The first part that isn't fully stored. */
  first: number;
  /** Up to when it can be stored. */
  until: number;
}

/** What isn't stored of some quarters, now. */
export function openQuarters(
  timeZone: string,
  quarters: readonly Quarter[],
  stored: readonly StoredQuarter[],
  now: number,
): OpenQuarter[] {
  return quarters.flatMap((quarter) => {
    const known = stored.find(
      (row) => row.startAt === quarter.startAt && row.timeZone === timeZone,
    );
    const countedTo = known?.countedTo ?? quarter.startAt;
    if (countedTo >= quarter.endAt) return [];
    const starts = partsOf(quarter.month).map((day) => startOfDay(timeZone, day));
    const ended = starts.filter((_, part) => (starts[part + 1] ?? quarter.endAt) <= countedTo);
    const until = Math.min(quarter.endAt, now);
    return [{ ...quarter, starts, first: ended.length, until }];
  });
}

/** As many new rows of the present quarter are counted as they are read. */
const fewRows = 5;

function liveContacts(owner: Owner, from: SQL, until: SQL): SQL {
  return sql`from ${contacts} where user_id = ${owner.userId} and deleted_at is null
    and created_at >= ${from} and created_at < ${until}`;
}

function liveActivities(owner: Owner, from: SQL, until: SQL): SQL {
  return sql`from ${contactActivities} where user_id = ${owner.userId} and deleted_at is null
    and timestamp >= ${from} and timestamp < ${until}`;
}

/** Contacts, and activities of each type, between two times: a JSON list. */
function countsBetween(owner: Owner, from: SQL, until: SQL): SQL {
  const types = activityTypes.map((type) => sql`coalesce(sum(type = ${type}), 0)`);
  return sql`json_array((select count(*) ${liveContacts(owner, from, until)}),
    json((select json_array(${sql.join(types, sql`, `)}) ${liveActivities(owner, from, until)})))`;
}

/** The parts of quarters as JSON, and the row that is stored for each quarter. */
function quartersFrom(owner: Owner, timeZone: string, open: readonly OpenQuarter[]): SQL {
  const json = JSON.stringify(
    open.map(({ startAt, endAt, starts, first, until }) => ({
      ...{ startAt, endAt, starts, until },
      parts: starts.slice(first).map((from, index) => [from, starts[first + index + 1] ?? endAt]),
      first,
    })),
  );
  return sql`json_each(${json}) as quarter left join ${quarterFigures} as kept on kept.user_id = ${owner.userId}
    and kept.start_at = quarter.value ->> 'startAt' and kept.time_zone = ${timeZone}`;
}

/** The parts of a quarter that aren't fully stored, from where they are counted. */
const partsFrom = sql`json_each(quarter.value, '$.parts') as part`;
const partStart = sql`max(part.value ->> 0, coalesce(kept.counted_to, 0))`;

/**
 * The statements that store what these quarters lack, except a few new rows of the present one, and
 * remove rows that were stored for another time zone. A quarter that is stored already gets the sums
 * of what it had and what was added since: bounds, starts and zone stay as they were.
 */
export function storeQuarters(
  owner: Owner,
  timeZone: string,
  {
    open,
    stored,
    now,
  }: { open: readonly OpenQuarter[]; stored: readonly StoredQuarter[]; now: number },
) {
  const begun = open.filter(({ startAt }) => startAt < now);
  const others = stored.filter((row) => row.timeZone !== timeZone).map(({ startAt }) => startAt);
  const until = sql`quarter.value ->> 'until'`;
  const from = sql`coalesce(kept.counted_to, quarter.value ->> 'startAt')`;
  const isWorthStoring = sql`(quarter.value ->> 'until' = quarter.value ->> 'endAt'
    or (select count(*) from (select 1 ${liveContacts(owner, from, until)} limit ${fewRows})) = ${fewRows}
    or (select count(*) from (select 1 ${liveActivities(owner, from, until)} limit ${fewRows})) = ${fewRows})`;
  const before = (index: SQL) =>
    sql`coalesce(kept.counts ->> ('$[' || start.key || '][' || ${index} || ']'), 0)`;
  const added = countsBetween(owner, partStart, sql`min(part.value ->> 1, ${until})`);
  const sums = [0, ...activityTypes.map((_, index) => index + 1)].map((index) => {
    const path = index === 0 ? "$[0]" : `$[1][${index - 1}]`;
    return sql`${before(sql.raw(String(index)))} + coalesce(added.counts ->> ${path}, 0)`;
  });
  return [
    owner.db.run(
      sql`delete from ${quarterFigures} where user_id = ${owner.userId}
        and start_at in (select value from json_each(${JSON.stringify(others)})) and time_zone <> ${timeZone}`,
    ),
    owner.db.run(
      sql`insert into ${quarterFigures} (user_id, start_at, end_at, time_zone, counted_to, starts, counts)
        select ${owner.userId}, quarter.value ->> 'startAt', quarter.value ->> 'endAt', ${timeZone}, ${until},
          quarter.value -> 'starts',
          (select json_group_array(json_array(${sql.join(sums, sql`, `)}) order by start.key)
            from json_each(quarter.value, '$.starts') as start
            left join (select part.key + (quarter.value ->> 'first') as key, ${added} as counts from ${partsFrom}) as added
              on added.key = start.key)
        from ${quartersFrom(owner, timeZone, begun)} where ${isWorthStoring}
        on conflict (user_id, start_at) do update set counted_to = excluded.counted_to, counts = excluded.counts`,
    ),
  ] as const;
}

/** The statement that reads these quarters, with what isn't stored of them. */
export function selectOpenQuarters(owner: Owner, timeZone: string, open: readonly OpenQuarter[]) {
  const rest = countsBetween(owner, partStart, sql`part.value ->> 1`);
  return owner.db.all<{ startAt: number; first: number; counts: string | null; rest: string }>(
    sql`select quarter.value ->> 'startAt' as "startAt", quarter.value ->> 'first' as "first", kept.counts as "counts",
        (select json_group_array(${rest} order by part.key) from ${partsFrom}) as "rest"
      from ${quartersFrom(owner, timeZone, open)}`,
  );
}

type OpenRow = Awaited<ReturnType<typeof selectOpenQuarters>>[number];

/** Contacts, and activities of each type in the order of types. */
export type PartCounts = readonly number[];

/** For each quarter, by its start, the counts of its parts. */
export function countsByQuarter(
  stored: readonly StoredQuarter[],
  open: readonly OpenRow[],
): Map<number, PartCounts[]> {
  const counts = new Map<number, PartCounts[]>();
  for (const quarter of stored) counts.set(quarter.startAt, JSON.parse(quarter.counts));
  for (const { startAt, first, counts: kept, rest } of open) {
    const parts: PartCounts[] = kept === null ? [] : JSON.parse(kept);
    const added: [number, number[]][] = JSON.parse(rest);
    for (const [index, [contactsAdded, activities]] of added.entries()) {
      const more = [contactsAdded, ...activities];
      const known = parts[first + index];
      parts[first + index] = more.map((count, type) => count + (known?.[type] ?? 0));
    }
    counts.set(startAt, parts);
  }
  return counts;
}
