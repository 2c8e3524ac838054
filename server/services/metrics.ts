import { countOf, sumsOf, type Total, totalsOf } from "#domain/figure.ts";
import { fromMinor } from "#domain/money.ts";
import type { BaseRates } from "#domain/rate.ts";
import { batch } from "../db/client.ts";
import { type Owner, owned } from "../db/owner.ts";
import { bookFigures } from "../db/schema.ts";
import { selectStageFigures } from "./deal-board.ts";
import { bookRatesOf, selectBookRates } from "./rate.ts";
import { selectSample } from "./sample.ts";
import { type Stage, selectStages } from "./stage-list.ts";

export interface Summary {
  totalContacts: number;
  /** Deals in open stages. */
  activeDeals: number;
  /** What the open deals are worth, for each currency. */
  pipelineValue: (Total & { deals: number })[];
  /** By which rates the totals are told in the person's base currency. */
  rates: BaseRates | null;
  byStage: { stage: Stage; count: number; totals: Total[] }[];
  /** Whether the sample data is in the book. */
  sample: boolean;
}

/** The numbers of a book, from running figures, in one round trip. */
export async function readSummary(owner: Owner): Promise<Summary> {
  const [[book], stages, figures, [sample], rates] = await batch(owner.db, [
    owner.db
      .select({ contacts: bookFigures.contacts })
      .from(bookFigures)
      .where(owned(owner, bookFigures)),
    selectStages(owner, "all"),
    selectStageFigures(owner),
    selectSample(owner),
    selectBookRates(owner),
  ]);
  const open = new Set(stages.filter(({ kind }) => kind === "open").map(({ id }) => id));
  const active = figures.filter(({ stageId }) => open.has(stageId));
  return {
    totalContacts: book?.contacts ?? 0,
    activeDeals: countOf(active),
    pipelineValue: sumsOf(active).map(({ currency, deals, valueMinor }) => ({
      currency,
      total: fromMinor(valueMinor, currency),
      deals,
    })),
    rates: bookRatesOf(rates),
    byStage: stages.map((stage) => {
      const own = figures.filter(({ stageId }) => stageId === stage.id);
      return { stage, count: countOf(own), totals: totalsOf(own) };
    }),
    sample: sample?.loaded === 1,
  };
}
