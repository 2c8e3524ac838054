import { inArray } from "drizzle-orm";
import { type Figure, type Total, totalsOf } from "#domain/money/figure.ts";
import { fromMinor } from "#domain/money/money.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import type { Month, Period } from "#domain/report/period.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { lostReasonFigures, stageFigures } from "../../db/schema.ts";

/** The statement that reads the deals of each stage and currency by month. */
export function selectStageMonths(owner: Owner) {
  const { stageId, currency, deals, valueMinor, enteredAt, months } = stageFigures;
  return owner.db
    .select({ stageId, currency, deals, valueMinor, enteredAt, months })
    .from(stageFigures)
    .where(owned(owner, stageFigures));
}

export type StageMonths = Awaited<ReturnType<typeof selectStageMonths>>[number];

/** The statement that reads the lost deals by month, for each of these reasons that has any. */
export function selectReasons(owner: Owner, reasons: readonly string[]) {
  const { reason, months } = lostReasonFigures;
  return owner.db
    .select({ reason, months })
    .from(lostReasonFigures)
    .where(owned(owner, lostReasonFigures, inArray(reason, [...reasons])));
}

/** Deals of one stage and currency that were closed in a month, or are expected to close in it. */
export interface MonthFigure extends Figure {
  stageId: number;
  /** Null for open deals without an expected close. */
  month: Month | null;
  /** Days from adding to closing, over all these deals; 0 for open ones. */
  days: number;
  /** How many of them have a value. */
  valued: number;
  /** The open stage that they were closed from. */
  closedFrom: number | null;
}

/** The figures by month of each stage and currency, from what is stored. */
export function monthFigures(rows: readonly StageMonths[]): MonthFigure[] {
  return rows.flatMap(({ stageId, currency, months }) => {
    const kept: Record<string, [number, number, number, number]> = JSON.parse(months);
    return Object.entries(kept).map(([key, [deals, valueMinor, days, valued]]) => {
      const [month = "", from = ""] = key.split("/");
      return {
        ...{ stageId, currency, deals, valueMinor, days, valued },
        month: month === "none" ? null : month,
        closedFrom: from === "" ? null : Number(from),
      };
    });
  });
}

/** A figure with the kind of its stage. */
export type KindFigure = MonthFigure & { kind: StageKind | undefined };

export function kindOf(
  stages: readonly { id: number; kind: StageKind }[],
  { stageId }: { stageId: number },
): StageKind | undefined {
  return stages.find(({ id }) => id === stageId)?.kind;
}

/** Whether a figure is of a month of the period. */
export function isIn({ from, to }: Period): (figure: { month: Month | null }) => boolean {
  return ({ month }) => month !== null && month >= from.slice(0, 7) && month <= to.slice(0, 7);
}

/** Deals that were won, or lost. */
export interface Closed {
  deals: number;
  totals: Total[];
  /** The average value of those that have one, in each currency. */
  averages: Total[];
  /** The average number of days from adding a deal to closing it; null without deals. */
  days: number | null;
}

export function closedOf(figures: readonly MonthFigure[]): Closed {
  const deals = figures.reduce((sum, figure) => sum + figure.deals, 0);
  const days = figures.reduce((sum, figure) => sum + figure.days, 0);
  const totals = totalsOf(figures);
  const average = ({ currency }: Total): Total[] => {
    const own = figures.filter((figure) => figure.currency === currency);
    const count = own.reduce((sum, { valued }) => sum + valued, 0);
    const minor = own.reduce((sum, figure) => sum + figure.valueMinor, 0);
    return count === 0 ? [] : [{ currency, total: fromMinor(Math.round(minor / count), currency) }];
  };
  return {
    ...{ deals, totals },
    averages: totals.flatMap(average),
    days: deals === 0 ? null : days / deals,
  };
}
