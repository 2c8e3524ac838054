import type { Total } from "#domain/money/figure.ts";
import { aboutTotal, type BaseRates } from "#domain/money/rate.ts";
import type { Report } from "#server/services/report/report.ts";

/** How amounts become the numbers of a chart, which has one currency. */
export interface ChartMoney {
  /** ISO 4217. */
  currency: string;
  /** The sum of the amounts that can be in the chart. */
  amount: (totals: readonly Total[]) => number;
  /** The currencies of the amounts that can't. */
  leftOut: (totals: readonly Total[]) => string[];
}

/** Charts are in the reporting currency, or else in that of the first total. */
export function chartMoneyOf({ rates, totals, currency }: Money): ChartMoney {
  const [first] = totals;
  const latest = rates?.latest ?? [];
  const base = rates?.base ?? first?.currency ?? currency;
  const hasRate = (code: string) => code === base || latest.some((rate) => rate.currency === code);
  return {
    currency: base,
    amount(totals) {
      const about = aboutTotal(totals, { base, latest });
      return about?.total ?? totals.reduce((sum, { total }) => sum + total, 0);
    },
    leftOut: (totals) =>
      totals.flatMap((each) => (each.total === 0 || hasRate(each.currency) ? [] : each.currency)),
  };
}

interface Money {
  rates: BaseRates | null;
  /** The totals of the report, those of the most deals first. */
  totals: readonly Total[];
  /** ISO 4217, for a report without totals. */
  currency: string;
}

/** The goal in the currency of charts; null without one, or if it is in a currency without a rate. */
export function goalIn({ goal }: Pick<Report, "goal">, money: ChartMoney): number | null {
  return goal && money.leftOut([goal]).length === 0 ? money.amount([goal]) : null;
}

/** What a chart of these amounts has to say about those that it leaves out; null if there are none. */
export function leftOutText(totals: readonly Total[], money: ChartMoney): string | null {
  const currencies = [...new Set(money.leftOut(totals))].toSorted();
  if (currencies.length === 0) return null;
  const names = new Intl.ListFormat("en-GB").format(currencies);
  return `The chart is in ${money.currency} and leaves out amounts in ${names}.`;
}
