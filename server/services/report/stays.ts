import { inArray } from "drizzle-orm";
import { monthsOf, type Period } from "#domain/report/period.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { stayFigures } from "../../db/schema.ts";
import type { Stage } from "../stage-list.ts";

/** How long the deals that were closed in a period had been in an open stage before. */
export interface StageStay {
  stage: Stage;
  /** Those that have been in it. */
  deals: number;
  /** The average, in days; null without deals. */
  days: number | null;
}

const millisecondsOfDay = 86_400_000;

/** The statement that reads how long the deals that were closed in a period had been in each stage. */
export function selectStays(owner: Owner, period: Period) {
  const years = [...new Set(monthsOf(period).map((month) => month.slice(0, 4)))];
  const { year, stays } = stayFigures;
  return owner.db
    .select({ year, stays })
    .from(stayFigures)
    .where(owned(owner, stayFigures, inArray(year, years)));
}

export function stageStays(
  rows: Awaited<ReturnType<typeof selectStays>>,
  stages: readonly Stage[],
  period: Period,
): StageStay[] {
  const kept = new Map<string, Record<string, [number, number]>>(
    rows.map(({ year, stays }) => [year, JSON.parse(stays)]),
  );
  return stages
    .filter(({ kind }) => kind === "open")
    .map((stage) => {
      const found = monthsOf(period).flatMap((month) => {
        const [year = "", ofYear = ""] = month.split("-");
        const figure = kept.get(year)?.[`${ofYear}/${stage.id}`];
        return figure ? [figure] : [];
      });
      const deals = found.reduce((sum, [count]) => sum + count, 0);
      const time = found.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
      return { stage, deals, days: deals === 0 ? null : time / deals / millisecondsOfDay };
    });
}
