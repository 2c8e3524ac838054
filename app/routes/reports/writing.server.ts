import { lineOf, type Total } from "#app/components/sum-text.tsx";
import { formatAbout, formatCount, formatUnits, type Reading } from "#app/format.ts";
import { aboutTotal } from "#domain/money/rate.ts";
import type { Month } from "#domain/report/period.ts";
import type { Report } from "#server/services/report/report.ts";

/** How the figures of a report are written. */
export interface Writing {
  count: (count: number) => string;
  /** Amounts in several currencies, as one line. */
  money: (totals: Total[]) => string;
  /** The number of amounts for a chart, in one currency. */
  amount: (totals: Total[]) => number;
  /** An amount of a chart. */
  axis: (amount: number) => string;
  /** A share of 1. */
  share: (part: number, whole: number) => string;
  days: (days: number | null) => string;
  month: (month: Month) => string;
  /** A day without its year. */
  shortDay: (day: string) => string;
}

const none = "–";

/** The currency of charts: the reporting currency, or the only one that there is. */
export function chartCurrency({ rates, open, won, before, currency }: Report): string {
  const [first] = [...open.totals, ...won.totals, ...before.won.totals];
  return rates?.base ?? first?.currency ?? currency;
}

export function writingOf(report: Report, reading: Reading): Writing {
  const { rates } = report;
  const base = chartCurrency(report);
  const percent = new Intl.NumberFormat(reading.locale, { style: "percent" });
  const months = new Intl.DateTimeFormat(reading.locale, {
    ...{ month: "short", year: "numeric", timeZone: "UTC" },
  });
  const days = new Intl.DateTimeFormat(reading.locale, {
    ...{ day: "numeric", month: "short", timeZone: "UTC" },
  });
  return {
    count: (count) => formatCount(count, reading),
    money(totals) {
      const { text, further } = lineOf(totals, rates && aboutTotal(totals, rates), reading);
      return [text || none, ...further].join(", ");
    },
    amount(totals) {
      const about = rates && aboutTotal(totals, rates);
      return about?.total ?? totals.find(({ currency }) => currency === base)?.total ?? 0;
    },
    axis: (amount) => formatAbout(amount, base, reading),
    share: (part, whole) => (whole === 0 ? none : percent.format(part / whole)),
    days: (count) => (count === null ? none : formatUnits(Math.round(count), "day", reading)),
    month: (month) => months.format(Date.parse(`${month}-01T00:00:00Z`)),
    shortDay: (day) => days.format(Date.parse(`${day}T00:00:00Z`)),
  };
}
