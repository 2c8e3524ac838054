import { sql } from "drizzle-orm";
import type { Figure, Total } from "#domain/money/figure.ts";
import { sumsOf } from "#domain/money/figure.ts";
import { fromMinor } from "#domain/money/money.ts";
import type { Period } from "#domain/report/period.ts";
import { type RankedKind, rankedSpan, type Span } from "#domain/report/ranking.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { companies, contactTags, wonFigures } from "../../db/schema.ts";
import { isIn, type KindFigure } from "./months.ts";

/** How many companies, and how many tags, are ranked: two rows are read for each. */
const mostRanked = 5;

/** A company or tag, with its deals that were won. */
export interface Ranked {
  id: number;
  name: string;
  deals: number;
  total: Total;
}

/** What a ranking is about: deals in one currency that were won in a month, quarter or year. */
export interface RankingScope {
  span: Span;
  /** ISO 4217. */
  currency: string;
  /** The other currencies of deals that were won in it. */
  otherCurrencies: string[];
}

/**
 * The scope of a period's rankings: in the base currency if deals were won in it, or else in that of most of
 * these deals, or of the workspace.
 */
export function rankingScope(
  figures: readonly KindFigure[],
  {
    period,
    baseCurrency,
    currency,
  }: { period: Period; baseCurrency: string | null; currency: string },
): RankingScope {
  const span = rankedSpan(period);
  const won: Figure[] = figures.filter(isIn(span)).filter(({ kind }) => kind === "won");
  const currencies = sumsOf(won).map((sum) => sum.currency);
  const base = currencies.find((each) => each === baseCurrency);
  const ranked = base ?? currencies[0] ?? currency;
  return { span, currency: ranked, otherCurrencies: currencies.filter((each) => each !== ranked) };
}

/** The statement that reads the companies, or tags, with the highest won value. */
export function selectRanking(owner: Owner, kind: RankedKind, { span, currency }: RankingScope) {
  const table = kind === "company" ? companies : contactTags;
  const named = kind === "company" ? owned(owner, companies) : live(owner, contactTags);
  const { recordId, deals, valueMinor } = wonFigures;
  // In the order of the index, so that no more rows are read than are ranked.
  return owner.db.all<{ id: number; name: string; deals: number; valueMinor: number }>(
    sql`select ${recordId} as id, ${table.name} as name, ${deals} as deals, ${valueMinor} as "valueMinor"
      from ${wonFigures} indexed by idx_won_figures_value cross join ${table} on ${table.id} = ${recordId}
      where ${owned(
        owner,
        wonFigures,
        sql`${wonFigures.kind} = ${kind} and ${wonFigures.span} = ${span.key}
          and ${wonFigures.currency} = ${currency} and ${valueMinor} > 0`,
      )} and ${named}
      order by ${valueMinor} desc, ${deals} desc, ${recordId} desc limit ${mostRanked}`,
  );
}

export function rankedOf(
  rows: Awaited<ReturnType<typeof selectRanking>>,
  { currency }: RankingScope,
): Ranked[] {
  return rows.map(({ valueMinor, ...row }) => ({
    ...row,
    total: { currency, total: fromMinor(valueMinor, currency) },
  }));
}
