import type { Report } from "#server/services/report/report.ts";
import { activitiesIn, addedContacts, closedDeals } from "./links.ts";
import type { Tile } from "./section.ts";
import type { Writing } from "./writing.server.ts";

/** The figures of the whole period, compared with the one before. */
export function tilesOf(report: Report, writing: Writing): Tile[] {
  const { won, lost, before, period } = report;
  const { count, money, share, days } = writing;
  const wonList = closedDeals(period, { kind: "won" });
  const rate = (closed: Report["before"]) =>
    share(closed.won.deals, closed.won.deals + closed.lost.deals);
  const figure = (label: string, text: string, earlier: string, to: string) => ({
    ...{ label, text, to },
    before: earlier,
  });
  return [
    figure("Won value", money(won.totals).text, money(before.won.totals).text, wonList),
    figure("Won deals", count(won.deals), count(before.won.deals), wonList),
    figure(
      "Lost deals",
      count(lost.deals),
      count(before.lost.deals),
      closedDeals(period, { kind: "lost" }),
    ),
    figure("Win rate", rate({ won, lost }), rate(before), closedDeals(period, {})),
    figure("Average won deal", money(won.averages).text, money(before.won.averages).text, wonList),
    figure("Sales cycle", days(won.days), days(before.won.days), wonList),
    figure(
      "New contacts",
      count(report.contacts.now),
      count(report.contacts.before),
      addedContacts(period),
    ),
    figure(
      "Activities",
      count(report.activities.now),
      count(report.activities.before),
      activitiesIn(period),
    ),
  ];
}
