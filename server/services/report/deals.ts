import { type Figure, figuresOf, type Total } from "#domain/money/figure.ts";
import { type Month, monthAfter, monthsOf, type Period } from "#domain/report/period.ts";
import type { Stage } from "../stage-list.ts";
import { type Closed, closedOf, isIn, type KindFigure, type StageMonths } from "./months.ts";

/** Deals, with their value in each currency, plain and weighted by the chance of winning them. */
export interface Weighted {
  count: number;
  totals: Total[];
  weighted: Total[];
}

/** An open stage, with its present deals. */
export interface StageReport extends Weighted {
  stage: Stage;
  /** How many days they have been in the stage on average; null without deals. */
  days: number | null;
}

/** How many of the deals that were closed in the period reached a stage, and were lost from it. */
export interface FunnelStep {
  stage: Stage;
  reached: number;
  lost: number;
}

interface Compared {
  period: Period;
  previous: Period;
}

const millisecondsOfDay = 86_400_000;

/** The open deals of each stage, at a time in milliseconds. */
export function pipelineFigures(
  rows: readonly StageMonths[],
  stages: readonly Stage[],
  now: number,
): { stages: StageReport[]; open: Weighted } {
  const figured = stages
    .filter(({ kind }) => kind === "open")
    .map((stage) => ({ stage, figures: rows.filter(({ stageId }) => stageId === stage.id) }));
  return {
    stages: figured.map(({ stage, figures }) => {
      const weighted = figuresOf([{ stage, figures }]);
      const entered = figures.reduce((sum, { enteredAt }) => sum + enteredAt, 0);
      const days = (now - entered / weighted.count) / millisecondsOfDay;
      return { stage, ...weighted, days: weighted.count === 0 ? null : days };
    }),
    open: figuresOf(figured),
  };
}

function closedIn(figures: readonly KindFigure[], period: Period): { won: Closed; lost: Closed } {
  const during = figures.filter(isIn(period));
  return {
    won: closedOf(during.filter(({ kind }) => kind === "won")),
    lost: closedOf(during.filter(({ kind }) => kind === "lost")),
  };
}

/** Won and lost deals of each month, and of both periods. */
export function closedFigures(figures: readonly KindFigure[], { period, previous }: Compared) {
  return {
    months: monthsOf(period).map((month) => ({
      month,
      ...closedIn(figures, { from: `${month}-01`, to: `${month}-01` }),
    })),
    ...closedIn(figures, period),
    before: closedIn(figures, previous),
  };
}

/** Lost deals by the reasons of a workspace, and those for another reason or none. */
export function reasonFigures(
  figures: readonly KindFigure[],
  {
    reasons,
    rows,
    period,
    previous,
  }: Compared & { reasons: readonly string[]; rows: readonly { reason: string; months: string }[] },
): { reason: string | null; deals: number; before: number }[] {
  const known = new Map<string, Record<Month, number>>(
    rows.map(({ reason, months }) => [reason, JSON.parse(months)]),
  );
  const countIn = (reason: string, span: Period) =>
    monthsOf(span).reduce((sum, month) => sum + (known.get(reason)?.[month] ?? 0), 0);
  const listed = reasons.map((reason) => ({
    reason,
    deals: countIn(reason, period),
    before: countIn(reason, previous),
  }));
  const rest = (span: Period, counted: (each: (typeof listed)[number]) => number) =>
    closedIn(figures, span).lost.deals - listed.reduce((sum, each) => sum + counted(each), 0);
  const other = {
    reason: null,
    deals: rest(period, ({ deals }) => deals),
    before: rest(previous, ({ before }) => before),
  };
  return [...listed, other];
}

/**
 * How far the deals that were closed in a period came: a won deal has been in all open stages of its
 * pipeline, and a lost one in those up to the stage that it was lost from. Deals that were never in
 * an open stage are left out.
 */
export function funnelOf(
  figures: readonly KindFigure[],
  stages: readonly Stage[],
  period: Period,
): FunnelStep[] {
  const during = figures.filter(isIn(period));
  const open = stages.filter(({ kind }) => kind === "open");
  const count = (found: readonly Figure[]) => found.reduce((sum, { deals }) => sum + deals, 0);
  return open.map((stage) => {
    const own = open.filter(({ pipelineId }) => pipelineId === stage.pipelineId);
    const later = own.slice(own.indexOf(stage)).map(({ id }) => id);
    const closedFrom = (ids: number[], kind: KindFigure["kind"]) =>
      count(during.filter((each) => each.kind === kind && ids.includes(each.closedFrom ?? 0)));
    const won = closedFrom(
      own.map(({ id }) => id),
      "won",
    );
    return {
      stage,
      reached: won + closedFrom(later, "lost"),
      lost: closedFrom([stage.id], "lost"),
    };
  });
}

/** How many months the forecast looks ahead, from the present one. */
const monthsAhead = 12;

/** Open deals that are expected to close before this month, and in it and the months after it. */
export function forecastOf(
  figures: readonly KindFigure[],
  stages: readonly Stage[],
  thisMonth: Month,
): (Weighted & { month: Month | null; won: Closed })[] {
  const ahead = Array.from({ length: monthsAhead }, (_, index) => monthAfter(thisMonth, index));
  return [null, ...ahead].map((month) => {
    const expected = figures.filter((figure) =>
      month === null ? figure.month !== null && figure.month < thisMonth : figure.month === month,
    );
    const open = stages
      .filter(({ kind }) => kind === "open")
      .map((stage) => ({ stage, figures: expected.filter(({ stageId }) => stageId === stage.id) }));
    const won = month === null ? [] : expected.filter(({ kind }) => kind === "won");
    return { month, ...figuresOf(open), won: closedOf(won) };
  });
}
