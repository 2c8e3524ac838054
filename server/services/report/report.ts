import { eq } from "drizzle-orm";
import { sourcesOf } from "#domain/contact/source.ts";
import { dayIn } from "#domain/day.ts";
import { lostReasonsOf } from "#domain/deal/lost-reason.ts";
import type { Total } from "#domain/money/figure.ts";
import type { BaseRates } from "#domain/money/rate.ts";
import { missing } from "#domain/refusal.ts";
import type { ReportQuery } from "#domain/report/input.ts";
import { type Month, monthOf, type Period, periodBefore } from "#domain/report/period.ts";
import { quartersOf } from "#domain/report/weeks.ts";
import { user } from "../../db/auth-schema.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { type Pipeline, selectPipelines } from "../pipeline.ts";
import { baseRatesOf, selectBaseRates } from "../rate.ts";
import { selectStages } from "../stage-list.ts";
import {
  closedFigures,
  type FunnelStep,
  forecastOf,
  funnelOf,
  pipelineFigures,
  reasonFigures,
  type StageReport,
  type Weighted,
} from "./deals.ts";
import { type Closed, kindOf, monthFigures, selectReasons, selectStageMonths } from "./months.ts";
import {
  countsByQuarter,
  openQuarters,
  quartersIn,
  selectOpenQuarters,
  selectQuarters,
  storeQuarters,
} from "./quarters.ts";
import {
  type Ranked,
  type RankingScope,
  rankedOf,
  rankingScope,
  selectRanking,
} from "./ranking.ts";
import { type SourceFigure, sourceFigures } from "./sources.ts";
import { type StageStay, selectStays, stageStays } from "./stays.ts";
import { sumOfWeeks, type WeekReport, weeksOf } from "./weeks.ts";

export interface Report {
  /** The whole months that the report is about. */
  period: Period;
  /** As many months before them. */
  previous: Period;
  pipelines: Pipeline[];
  /** The open stages of all pipelines, at present. */
  stages: StageReport[];
  open: Weighted;
  months: { month: Month; won: Closed; lost: Closed }[];
  won: Closed;
  lost: Closed;
  before: { won: Closed; lost: Closed };
  /** Lost deals by reason, in the order of settings; null for another reason or none. */
  reasons: { reason: string | null; deals: number; before: number }[];
  /** The companies and tags with the highest won value, highest first. */
  ranking: RankingScope & { companies: Ranked[]; tags: Ranked[] };
  /** The open stages of each pipeline. */
  funnel: FunnelStep[];
  /** How long the deals that were closed in the period had been in each open stage. */
  stays: StageStay[];
  /** Open deals by the month of their expected close, from this month on; null for earlier months. */
  forecast: (Weighted & { month: Month | null; won: Closed })[];
  /** What the person wants to win each month. */
  goal: Total | null;
  /** The rates that convert totals into the person's reporting currency. */
  rates: BaseRates | null;
  /** ISO 4217: the currency of approximate totals. */
  currency: string;
  weeks: WeekReport[];
  contacts: { now: number; before: number };
  /** New contacts by source, in the order of settings; null for another source or none. */
  sources: SourceFigure[];
  activities: { now: number; before: number };
}

/**
 * The figures of whole months in the person's time zone (IANA), compared with as many months before
 * them, in two round trips: from running totals, and from the contacts and activities that are too
 * new to be in these.
 */
export async function readReport(
  owner: Owner,
  timeZone: string,
  period: ReportQuery,
): Promise<Report> {
  const previous = periodBefore(period);
  const both = { from: previous.from, to: period.to };
  const quarters = quartersIn(timeZone, quartersOf(both));
  const now = Date.now();
  const [rows, stages, pipelines, [person], rates, stored] = await batch(owner.db, [
    selectStageMonths(owner),
    selectStages(owner, "all"),
    selectPipelines(owner),
    selectPerson(owner),
    selectBaseRates(owner),
    selectQuarters(owner, quarters),
  ]);
  if (!person) throw missing("account");
  const reasons = lostReasonsOf(person.lostReasons);
  const closed = monthFigures(rows).map((figure) => ({ ...figure, kind: kindOf(stages, figure) }));
  const scope = rankingScope(closed, { ...person, period });
  const sources = sourcesOf(person.sources);
  const counting = { timeZone, sources: JSON.stringify(sources) };
  const open = openQuarters(counting, quarters, stored, now);
  const [, , rest, ofReasons, companies, tags, stays] = await batch(owner.db, [
    ...storeQuarters(owner, counting, { open, stored, now }),
    selectOpenQuarters(owner, counting, open),
    selectReasons(owner, reasons),
    selectRanking(owner, "company", scope),
    selectRanking(owner, "tag", scope),
    selectStays(owner, period),
  ]);
  const counts = countsByQuarter({ stored, open, rows: rest }, sources);
  const weeks = weeksOf(period, quarters, counts);
  const [during, earlier] = [weeks, weeksOf(previous, quarters, counts)].map(sumOfWeeks);
  return {
    ...{ period, previous, pipelines },
    ...pipelineFigures(rows, stages, now),
    ...closedFigures(closed, { period, previous }),
    reasons: reasonFigures(closed, { reasons, rows: ofReasons, period, previous }),
    ranking: { ...scope, companies: rankedOf(companies, scope), tags: rankedOf(tags, scope) },
    funnel: funnelOf(closed, stages, period),
    stays: stageStays(stays, stages, period),
    forecast: forecastOf(closed, stages, monthOf(dayIn(timeZone, now))),
    goal: goalOf(person),
    rates: baseRatesOf(rates),
    currency: person.baseCurrency ?? person.currency,
    weeks,
    contacts: { now: during?.contacts ?? 0, before: earlier?.contacts ?? 0 },
    sources: sourceFigures(sources, [period, previous], { quarters, counts }),
    activities: { now: during?.activities ?? 0, before: earlier?.activities ?? 0 },
  };
}

function selectPerson(owner: Owner) {
  const { lostReasons, sources, monthlyGoal, goalCurrency, baseCurrency, currency } = user;
  return owner.db
    .select({ lostReasons, sources, monthlyGoal, goalCurrency, baseCurrency, currency })
    .from(user)
    .where(eq(user.id, owner.userId));
}

function goalOf({ monthlyGoal, goalCurrency }: Goal): Total | null {
  if (monthlyGoal === null || goalCurrency === null) return null;
  return { currency: goalCurrency, total: monthlyGoal };
}

interface Goal {
  monthlyGoal: number | null;
  goalCurrency: string | null;
}
