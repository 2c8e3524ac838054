import { lineOf, type Total } from "#app/components/sum-text.tsx";
import { formatAbout, formatCount, formatUnits, type Reading } from "#app/format.ts";
import { aboutTotal } from "#domain/money/rate.ts";
import type { Month } from "#domain/report/period.ts";
import type { Report } from "#server/services/report/report.ts";
import { type ChartMoney, chartMoneyOf } from "./chart-money.server.ts";

/** How the figures of a report are written. */
export interface Writing {
  count: (count: number) => string;
  /** Amounts in several currencies, as one line. */
  money: (totals: Total[]) => string;
  chart: ChartMoney;
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

export function writingOf(report: Report, reading: Reading): Writing {
  const { rates, currency, open, won, before } = report;
  const totals = [...open.totals, ...won.totals, ...before.won.totals];
  const chart = chartMoneyOf({ rates, currency, totals });
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
    chart,
    axis: (amount) => formatAbout(amount, chart.currency, reading),
    share: (part, whole) => (whole === 0 ? none : percent.format(part / whole)),
    days: (count) => (count === null ? none : formatUnits(Math.round(count), "day", reading)),
    month: (month) => months.format(Date.parse(`${month}-01T00:00:00Z`)),
    shortDay: (day) => days.format(Date.parse(`${day}T00:00:00Z`)),
  };
}
