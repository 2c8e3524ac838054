import type { Report } from "#server/services/report/report.ts";
import { columns } from "./chart.server.ts";
import { goalIn, leftOutText } from "./chart-money.server.ts";
import { closedDeals, expectedDeals, monthPeriod } from "./links.ts";
import type { Section } from "./section.ts";
import type { Writing } from "./writing.server.ts";

/** What is expected of open deals in each month, and how far that is from the goal. */
export function forecast(report: Report, writing: Writing, thisMonth: string): Section {
  const { count, money, chart, axis, share, month } = writing;
  const goal = goalIn(report, chart);
  const rows = report.forecast.map((each) => ({
    ...each,
    name: each.month === null ? "Earlier" : month(each.month),
    to: expectedDeals(each.month, thisMonth),
  }));
  const ofGoal = (each: (typeof rows)[number]) => {
    const reached = [...each.weighted, ...each.won.totals];
    const isKnown = each.month !== null && chart.leftOut(reached).length === 0;
    return share(chart.amount(reached), isKnown ? (goal ?? 0) : 0);
  };
  return {
    id: "forecast",
    title: "Forecast by expected close",
    text: goalText(report, writing),
    leftOut: leftOutText(
      rows.flatMap(({ weighted }) => weighted),
      chart,
    ),
    chart: columns({
      names: rows.map(({ name }) => name),
      series: [
        {
          label: "Weighted value",
          values: rows.map(({ weighted }) => chart.amount(weighted)),
          links: rows.map(({ to }) => to),
        },
      ],
      format: axis,
      line: goal === null ? null : { value: goal, label: `Goal ${axis(goal)}` },
    }),
    head: ["Month", "Open deals", "Value", "Weighted", "Won", "Won and weighted of goal"],
    rows: rows.map((each) => [
      { text: each.name },
      { text: count(each.count), to: each.to },
      { ...money(each.totals), to: each.to },
      { ...money(each.weighted), to: each.to },
      {
        ...money(each.won.totals),
        ...(each.month !== null && { to: closedDeals(monthPeriod(each.month), { kind: "won" }) }),
      },
      { text: ofGoal(each) },
    ]),
  };
}

function goalText(report: Report, { money, chart, axis }: Writing): string | null {
  const goal = goalIn(report, chart);
  if (goal !== null) return `The goal is ${axis(goal)} a month.`;
  return report.goal
    ? `The goal is ${money([report.goal]).text} a month, which has no rate in ${chart.currency}.`
    : null;
}
