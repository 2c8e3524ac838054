import { type SQL, sql } from "drizzle-orm";
import type { ActivityType } from "#domain/activity/activity.ts";
import { type Day, daysAfter, startOfDay } from "#domain/day.ts";
import { daysPlanned } from "#domain/today/today.ts";
import { live, type Owner } from "../../db/owner.ts";
import { contactActivities } from "../../db/schema.ts";
import { type About, aboutAsJson, aboutOf } from "./about.ts";
import { type Counted, countedOf } from "./counted.ts";

/** An activity that is planned. */
export interface PlannedActivity {
  id: number;
  type: ActivityType;
  subject: string | null;
  /** In unix milliseconds. */
  timestamp: number;
  durationMinutes: number | null;
  about: About | null;
}

type PlannedRow = Omit<PlannedActivity, "about"> & { about: string | null };

/** How many of today's activities up to now are looked through for those that were planned. */
const mostPast = 5;

/**
 * The statement that reads what is planned until the end of the coming days. What was planned for
 * earlier today, and hasn't been written to since, comes after the rest of today, the latest first, so
 * that it never crowds that out.
 */
export function selectPlanned(
  owner: Owner,
  { today, now, timeZone }: { today: Day; now: number; timeZone: string },
  limit: number,
) {
  const [start, tomorrow, end] = [0, 1, daysPlanned].map((days) =>
    startOfDay(timeZone, daysAfter(today, days)),
  );
  const when = (condition: SQL) =>
    sql`${contactActivities} where ${live(owner, contactActivities, sql`type <> 'note' and ${condition}`)}`;
  const first = limit + 1;
  const restOfToday = sql`select * from ${when(sql`timestamp > ${now} and timestamp < ${tomorrow}`)}
    order by timestamp, id limit ${first}`;
  const upToNow = sql`select * from ${when(sql`timestamp >= ${start} and timestamp <= ${now}`)}
    order by timestamp desc, id desc limit ${mostPast}`;
  const laterDays = sql`select * from ${when(sql`timestamp >= ${tomorrow} and timestamp < ${end}`)}
    order by timestamp, id limit ${first}`;
  return owner.db.all<PlannedRow>(
    sql`select id as "id", type as "type", subject as "subject", timestamp as "timestamp",
        duration_minutes as "durationMinutes", ${aboutAsJson("contact_activities")} as "about"
      from (select * from (${restOfToday})
        union all select * from (${upToNow}) where updated_at < timestamp
        union all select * from (${laterDays})
        limit ${first}) as contact_activities`,
  );
}

export function plannedOf(rows: readonly PlannedRow[], limit: number): Counted<PlannedActivity> {
  const counted = countedOf(rows, limit, ({ about, ...activity }) => ({
    ...activity,
    about: aboutOf(about),
  }));
  const items = counted.items.toSorted((one, other) => one.timestamp - other.timestamp);
  return { ...counted, items };
}
