import { countOf, sumsOf, type Total, totalsOf } from "#domain/money/figure.ts";
import { fromMinor } from "#domain/money/money.ts";
import type { BaseRates } from "#domain/money/rate.ts";
import type { LatestQuery } from "#domain/operation/change-input.ts";
import { type Answers, batch } from "../db/client.ts";
import { type Owner, owned } from "../db/owner.ts";
import { workspaceFigures } from "../db/schema.ts";
import { selectStageFigures } from "./deal/board.ts";
import { type LogEntry, latestOf, selectLatest } from "./operation/change-log.ts";
import { baseRatesOf, selectBaseRates } from "./rate.ts";
import { selectSample } from "./sample.ts";
import { type Stage, selectStages } from "./stage-list.ts";

export interface Summary {
  totalContacts: number;
  /** Deals in open stages. */
  activeDeals: number;
  /** The total of the open deals, for each currency. */
  pipelineValue: (Total & { deals: number })[];
  /** The rates that convert the totals into the person's base currency. */
  rates: BaseRates | null;
  byStage: { stage: Stage; count: number; totals: Total[] }[];
  /** Whether the workspace has the sample data. */
  sample: boolean;
}

/** The statements that read the numbers of a workspace. */
export function selectSummary(owner: Owner) {
  const contacts = owner.db
    .select({ contacts: workspaceFigures.contacts })
    .from(workspaceFigures)
    .where(owned(owner, workspaceFigures));
  return [
    contacts,
    selectStages(owner, "all"),
    selectStageFigures(owner),
    selectSample(owner),
    selectBaseRates(owner),
  ] as const;
}

type SummaryAnswers = Answers<ReturnType<typeof selectSummary>>;

/** The numbers of a workspace, from running totals, in one round trip. */
export async function readSummary(owner: Owner): Promise<Summary> {
  return summaryOf(await batch(owner.db, selectSummary(owner)));
}

/** The content of the dashboard: the numbers, and the latest changes, in one round trip. */
export async function readDashboard(
  owner: Owner,
  query: LatestQuery = {},
): Promise<{ summary: Summary; changes: LogEntry[] }> {
  const [latest, ...summary] = await batch(owner.db, [
    selectLatest(owner, query),
    ...selectSummary(owner),
  ]);
  return { summary: summaryOf(summary), changes: latestOf(latest) };
}

/** The result of those statements. */
export function summaryOf([
  [workspace],
  stages,
  figures,
  [sample],
  rates,
]: SummaryAnswers): Summary {
  const open = new Set(stages.filter(({ kind }) => kind === "open").map(({ id }) => id));
  const active = figures.filter(({ stageId }) => open.has(stageId));
  return {
    totalContacts: workspace?.contacts ?? 0,
    activeDeals: countOf(active),
    pipelineValue: sumsOf(active).map(({ currency, deals, valueMinor }) => ({
      currency,
      total: fromMinor(valueMinor, currency),
      deals,
    })),
    rates: baseRatesOf(rates),
    byStage: stages.map((stage) => {
      const own = figures.filter(({ stageId }) => stageId === stage.id);
      return { stage, count: countOf(own), totals: totalsOf(own) };
    }),
    sample: sample?.loaded === 1,
  };
}
