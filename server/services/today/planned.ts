import { sql } from "drizzle-orm";
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

/** The statement that reads what is planned from now until the end of the coming days. */
export function selectPlanned(
  owner: Owner,
  { today, now, timeZone }: { today: Day; now: number; timeZone: string },
  limit: number,
) {
  const end = startOfDay(timeZone, daysAfter(today, daysPlanned));
  const isComing = sql`timestamp > ${now} and timestamp < ${end} and type <> 'note'`;
  return owner.db.all<PlannedRow>(
    sql`select id as "id", type as "type", subject as "subject", timestamp as "timestamp",
        duration_minutes as "durationMinutes", ${aboutAsJson("contact_activities")} as "about"
      from ${contactActivities} where ${live(owner, contactActivities, isComing)}
      order by timestamp, id limit ${limit + 1}`,
  );
}

export function plannedOf(rows: readonly PlannedRow[], limit: number): Counted<PlannedActivity> {
  return countedOf(rows, limit, ({ about, ...activity }) => ({
    ...activity,
    about: aboutOf(about),
  }));
}
