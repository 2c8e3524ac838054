import { href } from "react-router";
import * as param from "#app/components/list/params.ts";
import { defineQuery } from "#app/components/list/query.ts";
import { type ActivityType, activityTypeLabels } from "#domain/activity/activity.ts";
import { type Day, daysAfter, startOfDay } from "#domain/day.ts";

/** The query of the list of activities, from its URL. */
export interface ActivityListQuery {
  type: ActivityType | null;
  from: Day | null;
  to: Day | null;
  cursor: string | null;
  /** The number of the page's first row, as the link that led there had it; null if unknown. */
  at: number | null;
}

export const activityListQuery = defineQuery<ActivityListQuery>({
  path: href("/activities"),
  params: {
    type: param.choice("type", activityTypeLabels),
    from: param.day("from"),
    to: param.day("to"),
    cursor: param.cursor,
    at: param.at,
  },
  display: ["cursor", "at"],
});

/** The API's input: days become the times at which they begin and end in a time zone. */
export function toApi({ type, from, to, cursor }: ActivityListQuery, timeZone: string) {
  return {
    type: type ?? undefined,
    from: from === null ? undefined : startOfDay(timeZone, from),
    before: to === null ? undefined : startOfDay(timeZone, daysAfter(to, 1)),
    counted: true,
    cursor,
  };
}
