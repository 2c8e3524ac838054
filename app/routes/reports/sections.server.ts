import { activityTypeLabels, activityTypes } from "#domain/activity/activity.ts";
import type { Report } from "#server/services/report/report.ts";
import { columns, horizontal } from "./chart.server.ts";
import { goalIn, leftOutText } from "./chart-money.server.ts";
import {
  activitiesIn,
  addedContacts,
  closedDeals,
  expectedDeals,
  monthPeriod,
  stageDeals,
} from "./links.ts";
import { companyRanking, tagRanking } from "./rankings.server.ts";
import type { Section, Tile } from "./section.ts";
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

/** All parts of a report, in order. */
export function sectionsOf(report: Report, writing: Writing, thisMonth: string): Section[] {
  return [
    pipeline(report, writing),
    closings(report, writing),
    ...companyRanking(report, writing),
    ...tagRanking(report, writing),
    reasons(report, writing),
    funnel(report, writing),
    stays(report, writing),
    forecast(report, writing, thisMonth),
    activities(report, writing),
    contacts(report, writing),
    sources(report, writing),
  ];
}

/** A stage's name, with its pipeline if there are several. */
function nameOf({ pipelines }: Report, stage: { name: string; pipelineId: number }): string {
  const pipeline = pipelines.find(({ id }) => id === stage.pipelineId)?.name;
  return pipelines.length > 1 && pipeline ? `${stage.name} (${pipeline})` : stage.name;
}

function pipeline(report: Report, { count, money, chart, axis, days }: Writing): Section {
  const { stages, open } = report;
  const links = stages.map(({ stage }) => stageDeals(stage.id));
  return {
    id: "pipeline",
    title: "Open pipeline by stage",
    text: `${count(open.count)} open deals at present: ${money(open.totals).text}, weighted ${money(open.weighted).text}.`,
    leftOut: leftOutText(open.totals, chart),
    chart: horizontal({
      names: stages.map(({ stage }) => nameOf(report, stage)),
      series: [
        { label: "Value", values: stages.map(({ totals }) => chart.amount(totals)), links },
        { label: "Weighted", values: stages.map(({ weighted }) => chart.amount(weighted)), links },
      ],
      format: axis,
    }),
    head: ["Stage", "Deals", "Value", "Weighted", "Average days in stage"],
    rows: stages.map((each) => [
      { text: nameOf(report, each.stage) },
      { text: count(each.count), to: stageDeals(each.stage.id) },
      { ...money(each.totals), to: stageDeals(each.stage.id) },
      { ...money(each.weighted), to: stageDeals(each.stage.id) },
      { text: days(each.days), to: stageDeals(each.stage.id) },
    ]),
  };
}

function closings({ months }: Report, { count, money, share, month }: Writing): Section {
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

function reasons(report: Report, { count, share }: Writing): Section {
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

function funnel(report: Report, { count, share }: Writing): Section {
  const steps = report.funnel.map((step) => ({
    ...step,
    name: nameOf(report, step.stage),
    reachedList: closedDeals(report.period, { reached: step.stage.id }),
    lostList: closedDeals(report.period, { kind: "lost", "from-stage": step.stage.id }),
  }));
  return {
    id: "funnel",
    title: "Where deals drop out",
    text: "Deals closed in the period, by the open stages that they reached. A won deal reached them all.",
    chart: horizontal({
      names: steps.map(({ name }) => name),
      series: [
        {
          label: "Reached",
          values: steps.map(({ reached }) => reached),
          links: steps.map(({ reachedList }) => reachedList),
        },
        {
          label: "Lost here",
          tone: "lost",
          values: steps.map(({ lost }) => lost),
          links: steps.map(({ lostList }) => lostList),
        },
      ],
      format: count,
    }),
    head: ["Stage", "Reached", "Lost here", "Went on"],
    rows: steps.map(({ name, reached, lost, reachedList, lostList }) => [
      { text: name },
      { text: count(reached), to: reachedList },
      { text: count(lost), to: lostList },
      { text: share(reached - lost, reached), to: reachedList },
    ]),
  };
}

function stays(report: Report, { count, days }: Writing): Section {
  const rows = report.stays.map((each) => ({
    ...each,
    name: nameOf(report, each.stage),
    to: closedDeals(report.period, { "left-stage": each.stage.id }),
  }));
  return {
    id: "stays",
    title: "Time in each stage",
    text: "How long deals closed in this period spent in each open stage, on average.",
    chart: horizontal({
      names: rows.map(({ name }) => name),
      series: [
        {
          label: "Days",
          values: rows.map((each) => Math.round(each.days ?? 0)),
          links: rows.map(({ to }) => to),
        },
      ],
      format: count,
    }),
    head: ["Stage", "Deals", "Average time"],
    rows: rows.map(({ name, deals, days: average, to }) => [
      { text: name },
      { text: count(deals), to },
      { text: days(average), to },
    ]),
  };
}

function forecast(report: Report, writing: Writing, thisMonth: string): Section {
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

function activities({ weeks }: Report, { count, day, week }: Writing): Section {
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

function contacts({ weeks }: Report, { count, day, week }: Writing): Section {
  const links = weeks.map((each) => addedContacts(each));
  return {
    id: "contacts",
    title: "New contacts by week",
    text: null,
    chart: columns({
      names: weeks.map(({ from }) => day(from)),
      series: [{ label: "Contacts", values: weeks.map((each) => each.contacts), links }],
      format: count,
    }),
    head: ["Week", "New contacts"],
    rows: weeks.map((each, index) => [
      { text: week(each) },
      { text: count(each.contacts), to: links[index] ?? "" },
    ]),
  };
}

function sources(report: Report, { count, share }: Writing): Section {
  const { period } = report;
  const known = report.sources.flatMap(({ source }) => source ?? []).join("\n");
  const rows = report.sources.map(({ source, contacts, before }) => ({
    ...{ name: source ?? "Other or no source", contacts, before },
    to: addedContacts(period, source === null ? { "other-sources": known } : { source }),
  }));
  return {
    id: "sources",
    title: "New contacts by source",
    text: null,
    chart: horizontal({
      names: rows.map(({ name }) => name),
      series: [
        {
          label: "Contacts",
          values: rows.map(({ contacts }) => contacts),
          links: rows.map(({ to }) => to),
        },
      ],
      format: count,
    }),
    head: ["Source", "New contacts", "Share", "Period before"],
    rows: rows.map(({ name, contacts, before, to }) => [
      { text: name },
      { text: count(contacts), to },
      { text: share(contacts, report.contacts.now), to },
      { text: count(before) },
    ]),
  };
}
