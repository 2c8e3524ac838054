import { fromMinor } from "./money.ts";

/** The number of deals in one currency, and their total in its minor units. */
export interface Figure {
  currency: string;
  deals: number;
  valueMinor: number;
}

/** An amount in one currency; amounts in two currencies are never added. */
export interface Total {
  currency: string;
  /** In the currency's major unit. */
  total: number;
}

/** Adds up figures by currency, largest count first; leaves out currencies without deals. */
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

/** The total of each currency, largest count first. */
export function totalsOf(figures: readonly Figure[]): Total[] {
  return sumsOf(figures).map(({ currency, valueMinor }) => ({
    currency,
    total: fromMinor(valueMinor, currency),
  }));
}

/**
 * The same, with each figure weighted by its probability in percent; each sum is rounded once, to a
 * minor unit.
 */
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

/** A stage with the figures of its deals, and its probability in percent. */
interface FiguredStage {
  stage: { probability: number };
  figures: readonly Figure[];
}

/** The totals of several stages: plain, and weighted by probability. */
export function figuresOf(stages: readonly FiguredStage[]) {
  const figures = stages.flatMap(({ stage: { probability }, figures: own }) =>
    own.map((figure) => ({ ...figure, probability })),
  );
  return { count: countOf(figures), totals: totalsOf(figures), weighted: weightedOf(figures) };
}
