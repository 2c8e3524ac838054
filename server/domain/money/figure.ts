import { fromMinor } from "./money.ts";

/** Deals of one currency, and what they come to in its minor units. */
export interface Figure {
  currency: string;
  deals: number;
  valueMinor: number;
}

/** An amount of one currency; amounts of two are never added. */
export interface Total {
  currency: string;
  /** In the currency's major unit. */
  total: number;
}

/** Adds up figures by currency, largest count first; a currency that no deal is left in is left out. */
export function sumsOf(figures: readonly Figure[]): Figure[] {
  const sums = new Map<string, Figure>();
  for (const { currency, deals, valueMinor } of figures) {
    const sum = sums.get(currency) ?? { currency, deals: 0, valueMinor: 0 };
    sums.set(currency, {
      currency,
      deals: sum.deals + deals,
      valueMinor: sum.valueMinor + valueMinor,
    });
  }
  return [...sums.values()]
    .filter(({ deals }) => deals > 0)
    .toSorted(
      (one, other) => other.deals - one.deals || one.currency.localeCompare(other.currency),
    );
}

/** What figures come to in each currency, largest count first. */
export function totalsOf(figures: readonly Figure[]): Total[] {
  return sumsOf(figures).map(({ currency, valueMinor }) => ({
    currency,
    total: fromMinor(valueMinor, currency),
  }));
}

/** The same, each figure times its chance in percent; each sum is rounded once, to a minor unit. */
function weightedOf(figures: readonly (Figure & { probability: number })[]): Total[] {
  const chances = figures.map((each) => ({
    ...each,
    valueMinor: each.valueMinor * each.probability,
  }));
  return totalsOf(
    sumsOf(chances).map((sum) => ({ ...sum, valueMinor: Math.round(sum.valueMinor / 100) })),
  );
}

export function countOf(figures: readonly Figure[]): number {
  return figures.reduce((count, { deals }) => count + deals, 0);
}

/** A stage with what its deals come to, and its chance of winning in percent. */
interface FiguredStage {
  stage: { probability: number };
  figures: readonly Figure[];
}

/** What stages come to together: plainly, and each times its chance. */
export function figuresOf(stages: readonly FiguredStage[]) {
  const figures = stages.flatMap(({ stage: { probability }, figures: own }) =>
    own.map((figure) => ({ ...figure, probability })),
  );
  return { count: countOf(figures), totals: totalsOf(figures), weighted: weightedOf(figures) };
}
