import { type SQL, sql } from "drizzle-orm";
import { type ActivityType, activityTypes } from "#domain/activity/activity.ts";
import { startOfDay } from "#domain/day.ts";
import { firstDayOf, type Month, monthAfter } from "#domain/report/period.ts";
import { partsOf } from "#domain/report/weeks.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { contactActivities, contacts, quarterFigures } from "../../db/schema.ts";

/*
 * New contacts, also by source, and activities by week, in the person's time zone. A quarter is counted by
 * the first report that needs it, up to that time, and kept by triggers since; later rows are few, and
 * counted as they are read. So a new contact writes no row here.
 */

/** A row that is stored, or would be, for a quarter of a time zone. */
export interface StoredQuarter {
  startAt: number;
  /** IANA. */
  timeZone: string;
  countedTo: number;
  /** JSON: for each part of the quarter, in order, `PartCounts`. */
  counts: string;
  /** JSON: the sources by which contacts are counted. */
  sources: string;
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
  const { startAt, timeZone, countedTo, counts, sources } = quarterFigures;
  return owner.db
    .select({ startAt, timeZone, countedTo, counts, sources })
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

/** By what contacts and activities are counted. */
export interface Counting {
  /** IANA. */
  timeZone: string;
  /** JSON: the sources of contacts, in order. */
  sources: string;
}

function isCountedBy({ timeZone, sources }: Counting): (row: StoredQuarter) => boolean {
  return (row) => row.timeZone === timeZone && row.sources === sources;
}

/** What isn't stored of some quarters, now. */
export function openQuarters(
  counting: Counting,
  quarters: readonly Quarter[],
  stored: readonly StoredQuarter[],
  now: number,
): OpenQuarter[] {
  const { timeZone } = counting;
  const usable = stored.filter(isCountedBy(counting));
  return quarters.flatMap((quarter) => {
    const known = usable.find(({ startAt }) => startAt === quarter.startAt);
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

/** Contacts, activities of each type, and contacts of each source, between two times: a JSON list. */
function countsBetween(owner: Owner, sources: string, [from, until]: [SQL, SQL]): SQL {
  const bySource = sql`select source as name, count(*) as contacts ${liveContacts(owner, from, until)}
    and source is not null group by source`;
  const types = activityTypes.map((type) => sql`coalesce(sum(type = ${type}), 0)`);
  return sql`json_array((select count(*) ${liveContacts(owner, from, until)}),
    json((select json_array(${sql.join(types, sql`, `)}) ${liveActivities(owner, from, until)})),
    json((select json_group_array(coalesce(theirs.contacts, 0) order by listed.key)
      from json_each(${sources}) as listed left join (${bySource}) as theirs on theirs.name = listed.value)))`;
}

/** The parts of quarters as JSON, and the row that is stored for each quarter. */
function quartersFrom(owner: Owner, counting: Counting, open: readonly OpenQuarter[]): SQL {
  const json = JSON.stringify(
    open.map(({ startAt, endAt, starts, first, until }) => ({
      ...{ startAt, endAt, starts, until },
      parts: starts.slice(first).map((from, index) => [from, starts[first + index + 1] ?? endAt]),
      first,
    })),
  );
  return sql`json_each(${json}) as quarter left join ${quarterFigures} as kept on kept.user_id = ${owner.userId}
    and kept.start_at = quarter.value ->> 'startAt'
    and kept.time_zone = ${counting.timeZone} and kept.sources = ${counting.sources}`;
}

/** Where `countsBetween` has each of the counts that are stored, in order. */
function pathsOf(sources: string): string[] {
  return [
    "$[0]",
    ...activityTypes.map((_, index) => `$[1][${index}]`),
    ...(JSON.parse(sources) as string[]).map((_, index) => `$[2][${index}]`),
  ];
}

/** The parts of a quarter that aren't fully stored, from where they are counted. */
const partsFrom = sql`json_each(quarter.value, '$.parts') as part`;
const partStart = sql`max(part.value ->> 0, coalesce(kept.counted_to, 0))`;

/**
 * The statements that store what these quarters lack, except a few new rows of the present one, and
 * remove rows that were counted by another time zone or other sources. A quarter that is stored already gets
 * the sums of what it had and what was added since: bounds, starts and zone stay as they were. One that
 * another report has stored meanwhile, by other sources, stays.
 */
export function storeQuarters(
  owner: Owner,
  counting: Counting,
  {
    open,
    stored,
    now,
  }: { open: readonly OpenQuarter[]; stored: readonly StoredQuarter[]; now: number },
) {
  const begun = open.filter(({ startAt }) => startAt < now);
  const { timeZone, sources } = counting;
  const isUsable = isCountedBy(counting);
  const others = stored.filter((row) => !isUsable(row)).map(({ startAt }) => startAt);
  const until = sql`quarter.value ->> 'until'`;
  const from = sql`coalesce(kept.counted_to, quarter.value ->> 'startAt')`;
  const isWorthStoring = sql`(quarter.value ->> 'until' = quarter.value ->> 'endAt'
    or (select count(*) from (select 1 ${liveContacts(owner, from, until)} limit ${fewRows})) = ${fewRows}
    or (select count(*) from (select 1 ${liveActivities(owner, from, until)} limit ${fewRows})) = ${fewRows})`;
  // A row that was read may be gone by now, with the parts before the first.
  const isWhole = sql`(quarter.value ->> 'first' = 0 or kept.start_at is not null)`;
  const before = (index: SQL) =>
    sql`coalesce(kept.counts ->> ('$[' || start.key || '][' || ${index} || ']'), 0)`;
  const added = countsBetween(owner, sources, [partStart, sql`min(part.value ->> 1, ${until})`]);
  const sums = pathsOf(sources).map(
    (path, index) =>
      sql`${before(sql.raw(String(index)))} + coalesce(added.counts ->> ${sql.raw(`'${path}'`)}, 0)`,
  );
  return [
    owner.db.run(
      sql`delete from ${quarterFigures} where user_id = ${owner.userId}
        and start_at in (select value from json_each(${JSON.stringify(others)}))
        and (time_zone <> ${timeZone} or sources <> ${sources})`,
    ),
    owner.db.run(
      sql`insert into ${quarterFigures} (user_id, start_at, end_at, time_zone, counted_to, starts, sources, counts)
        select ${owner.userId}, quarter.value ->> 'startAt', quarter.value ->> 'endAt', ${timeZone}, ${until},
          quarter.value -> 'starts', ${sources},
          (select json_group_array(json_array(${sql.join(sums, sql`, `)}) order by start.key)
            from json_each(quarter.value, '$.starts') as start
            left join (select part.key + (quarter.value ->> 'first') as key, ${added} as counts from ${partsFrom}) as added
              on added.key = start.key)
        from ${quartersFrom(owner, counting, begun)} where ${isWorthStoring} and ${isWhole}
        on conflict (user_id, start_at) do update set counted_to = excluded.counted_to, counts = excluded.counts
          where ${quarterFigures.timeZone} = excluded.time_zone and ${quarterFigures.sources} = excluded.sources`,
    ),
  ] as const;
}

/** The statement that reads these quarters, with what isn't stored of them. */
export function selectOpenQuarters(owner: Owner, counting: Counting, open: readonly OpenQuarter[]) {
  const from = sql`coalesce(kept.counted_to, quarter.value ->> 'startAt')`;
  const until = sql`quarter.value ->> 'endAt'`;
  return owner.db.all<OpenRow>(
    sql`select quarter.value ->> 'startAt' as "startAt", kept.counts as "counts",
        (select json_group_array(json_array(timestamp, type)) ${liveActivities(owner, from, until)}) as "activities",
        (select json_group_array(json_array(created_at, source)) ${liveContacts(owner, from, until)}) as "contacts"
      from ${quartersFrom(owner, counting, open)}`,
  );
}

interface OpenRow {
  startAt: number;
  counts: string | null;
  /** JSON: when each activity happened that isn't counted yet, and its type. */
  activities: string;
  /** JSON: when each contact was added that isn't counted yet, and its source. */
  contacts: string;
}

/** Contacts, activities of each type in the order of types, then contacts of each source. */
export type PartCounts = readonly number[];

interface Read {
  stored: readonly StoredQuarter[];
  open: readonly OpenQuarter[];
  /** What was read of those that are open. */
  rows: readonly OpenRow[];
}

/** For each quarter, by its start, the counts of its parts. */
export function countsByQuarter(
  { stored, open, rows }: Read,
  sources: readonly string[],
): Map<number, PartCounts[]> {
  const counts = new Map<number, PartCounts[]>();
  for (const quarter of stored) counts.set(quarter.startAt, JSON.parse(quarter.counts));
  for (const row of rows) {
    const quarter = open.find(({ startAt }) => startAt === row.startAt);
    if (quarter) counts.set(row.startAt, partsWith(quarter, row, sources));
  }
  return counts;
}

/** The parts of a quarter, with what isn't stored of it. */
function partsWith(
  { starts }: OpenQuarter,
  row: OpenRow,
  sources: readonly string[],
): PartCounts[] {
  const kept: PartCounts[] = row.counts === null ? [] : JSON.parse(row.counts);
  const places = 1 + activityTypes.length + sources.length;
  const parts = starts.map((_, index) =>
    Array.from({ length: places }, (__, place) => kept[index]?.[place] ?? 0),
  );
  const add = (at: number, place: number) => {
    const counts = parts[starts.findLastIndex((start) => start <= at)];
    if (counts) counts[place] = (counts[place] ?? 0) + 1;
  };
  const activities: [number, ActivityType][] = JSON.parse(row.activities);
  for (const [timestamp, type] of activities) add(timestamp, 1 + activityTypes.indexOf(type));
  const contacts: [number, string | null][] = JSON.parse(row.contacts);
  for (const [createdAt, source] of contacts) {
    add(createdAt, 0);
    const listed = source === null ? -1 : sources.indexOf(source);
    if (listed >= 0) add(createdAt, 1 + activityTypes.length + listed);
  }
  return parts;
}
