import type { Report } from "#server/services/report/report.ts";
import { horizontal } from "./chart.server.ts";
import { leftOutText } from "./chart-money.server.ts";
import { closedDeals, stageDeals } from "./links.ts";
import type { Section } from "./section.ts";
import type { Writing } from "./writing.server.ts";

/** The open deals of each stage, as they are at present. */
export function pipelineByStage(
  report: Report,
  { count, money, chart, axis, days }: Writing,
): Section {
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

/** The open stages that closed deals reached, and where they were lost. */
export function funnel(report: Report, { count, share }: Writing): Section {
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

/** The average time of closed deals in each open stage. */
export function timeInStages(report: Report, { count, days }: Writing): Section {
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

/** A stage's name, with its pipeline if there are several. */
function nameOf({ pipelines }: Report, stage: { name: string; pipelineId: number }): string {
  const pipeline = pipelines.find(({ id }) => id === stage.pipelineId)?.name;
  return pipelines.length > 1 && pipeline ? `${stage.name} (${pipeline})` : stage.name;
}
