import type { Report } from "#server/services/report/report.ts";
import { columns, horizontal } from "./chart.server.ts";
import { closedDeals, monthPeriod } from "./links.ts";
import type { Section } from "./section.ts";
import type { Writing } from "./writing.server.ts";

/** Won and lost deals of each month, by number and value. */
export function closingsByMonth(
  { months }: Report,
  { count, money, share, month }: Writing,
): Section {
  const links = (kind: "won" | "lost") =>
    months.map((each) => closedDeals(monthPeriod(each.month), { kind }));
  const [wonLinks, lostLinks] = [links("won"), links("lost")];
  return {
    id: "closed",
    title: "Won and lost deals by month",
    text: null,
    chart: columns({
      names: months.map((each) => month(each.month)),
      series: [
        { label: "Won", values: months.map(({ won }) => won.deals), links: wonLinks },
        {
          label: "Lost",
          tone: "lost",
          values: months.map(({ lost }) => lost.deals),
          links: lostLinks,
        },
      ],
      format: count,
    }),
    head: ["Month", "Won", "Won value", "Lost", "Lost value", "Win rate"],
    rows: months.map(({ month: of, won, lost }, index) => [
      { text: month(of) },
      { text: count(won.deals), to: wonLinks[index] ?? "" },
      { ...money(won.totals), to: wonLinks[index] ?? "" },
      { text: count(lost.deals), to: lostLinks[index] ?? "" },
      { ...money(lost.totals), to: lostLinks[index] ?? "" },
      {
        text: share(won.deals, won.deals + lost.deals),
        to: closedDeals(monthPeriod(of), {}),
      },
    ]),
  };
}

/** The reasons of the deals that were lost. */
export function lostReasons(report: Report, { count, share }: Writing): Section {
  const { period, lost } = report;
  const known = report.reasons.flatMap(({ reason }) => reason ?? []).join("\n");
  const rows = report.reasons.map(({ reason, deals, before }) => ({
    ...{ name: reason ?? "Other or no reason", deals, before },
    to: closedDeals(
      period,
      reason === null ? { "other-reasons": known } : { kind: "lost", "lost-reason": reason },
    ),
  }));
  return {
    id: "reasons",
    title: "Why deals were lost",
    text: null,
    chart: horizontal({
      names: rows.map(({ name }) => name),
      series: [
        {
          label: "Lost",
          tone: "lost",
          values: rows.map(({ deals }) => deals),
          links: rows.map(({ to }) => to),
        },
      ],
      format: count,
    }),
    head: ["Lost reason", "Deals", "Share", "Period before"],
    rows: rows.map(({ name, deals, before, to }) => [
      { text: name },
      { text: count(deals), to },
      { text: share(deals, lost.deals), to },
      { text: count(before) },
    ]),
  };
}
