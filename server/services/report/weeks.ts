import { type ActivityType, activityTypes } from "#domain/activity/activity.ts";
import { type Day, daysAfter } from "#domain/day.ts";
import { recordOf } from "#domain/record-of.ts";
import type { Period } from "#domain/report/period.ts";
import { mondayOf, nextPart, partsOf } from "#domain/report/weeks.ts";
import type { PartCounts, Quarter } from "./quarters.ts";

/** New contacts and activities, in a period within one week. */
export interface WeekReport extends Period {
  contacts: number;
  activities: Record<ActivityType, number>;
}

/** The weeks of a period, from the counts of its quarters by their start. */
export function weeksOf(
  period: Period,
  quarters: readonly Quarter[],
  counts: ReadonlyMap<number, readonly PartCounts[]>,
): WeekReport[] {
  const weeks = new Map<Day, WeekReport>();
  for (const { month, startAt } of quarters) {
    for (const [index, from] of partsOf(month).entries()) {
      if (from < period.from || from > period.to) continue;
      const monday = mondayOf(from);
      const before = weeks.get(monday);
      weeks.set(
        monday,
        added(before, { from, to: daysAfter(nextPart(from), -1) }, counts.get(startAt)?.[index]),
      );
    }
  }
  return [...weeks.values()];
}

/** A week with one more of its parts, of which there are two where a month begins within it. */
function added(
  week: WeekReport | undefined,
  { from, to }: Period,
  counts: PartCounts = [],
): WeekReport {
  const [contacts = 0, ...activities] = counts;
  return {
    ...{ from: week?.from ?? from, to },
    contacts: (week?.contacts ?? 0) + contacts,
    activities: recordOf(
      activityTypes,
      (type) => (week?.activities[type] ?? 0) + (activities[activityTypes.indexOf(type)] ?? 0),
    ),
  };
}

export function sumOfWeeks(weeks: readonly WeekReport[]): { contacts: number; activities: number } {
  return {
    contacts: weeks.reduce((sum, week) => sum + week.contacts, 0),
    activities: weeks.reduce((sum, week) => sum + activitiesIn(week), 0),
  };
}

/** The activities of all types in a week. */
export function activitiesIn({ activities }: WeekReport): number {
  return Object.values(activities).reduce((sum, count) => sum + count, 0);
}
