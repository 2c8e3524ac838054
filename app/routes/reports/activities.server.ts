import { activityTypeLabels, activityTypes } from "#domain/activity/activity.ts";
import type { Report } from "#server/services/report/report.ts";
import { columns } from "./chart.server.ts";
import { activitiesIn } from "./links.ts";
import type { Section } from "./section.ts";
import type { Writing } from "./writing.server.ts";

/** Activities of each week, by type. */
export function activitiesByWeek({ weeks }: Report, { count, day, week }: Writing): Section {
  const series = activityTypes.map((type) => ({
    label: activityTypeLabels[type],
    values: weeks.map((each) => each.activities[type]),
    links: weeks.map((each) => activitiesIn(each, type)),
  }));
  return {
    id: "activities",
    title: "Activities by week",
    text: "Planned ones are counted too. Weeks begin on Monday.",
    chart: columns({
      names: weeks.map(({ from }) => day(from)),
      series,
      format: count,
      stacked: true,
    }),
    head: ["Week", ...series.map(({ label }) => label)],
    rows: weeks.map((each, index) => [
      { text: week(each) },
      ...series.map(({ values, links }) => ({
        text: count(values[index] ?? 0),
        to: links[index] ?? "",
      })),
    ]),
  };
}
