import { lineOf, type Total } from "#app/components/sum-text.tsx";
import { formatAbout, formatCount, formatUnits, type Reading } from "#app/format.ts";
import { type Day, fromDay } from "#domain/day.ts";
import { aboutTotal } from "#domain/money/rate.ts";
import { firstDayOf, type Month, type Period } from "#domain/report/period.ts";
import type { Span } from "#domain/report/ranking.ts";
import type { Report } from "#server/services/report/report.ts";
import { type ChartMoney, chartMoneyOf } from "./chart-money.server.ts";
import type { Cell } from "./section.ts";

/** How the figures of a report are written. */
export interface Writing {
  count: (count: number) => string;
  /** Amounts in several currencies. */
  money: (totals: Total[]) => Cell;
  chart: ChartMoney;
  /** An amount of a chart. */
  axis: (amount: number) => string;
  /** A share of 1. */
  share: (part: number, whole: number) => string;
  days: (days: number | null) => string;
  month: (month: Month) => string;
  /** A day, with its year where the period has several. */
  day: (day: Day) => string;
  /** The days of a week, or of the part of it that is in the period. */
  week: (week: Period) => string;
  /** The month, quarter or year of a ranking. */
  span: (span: Span) => string;
}

const none = "–";

export function writingOf(report: Report, reading: Reading): Writing {
  const { rates, currency, period, open, won, before } = report;
  const totals = [...open.totals, ...won.totals, ...before.won.totals];
  const chart = chartMoneyOf({ rates, currency, totals });
  const percent = new Intl.NumberFormat(reading.locale, { style: "percent" });
  const months = new Intl.DateTimeFormat(reading.locale, {
    ...{ month: "short", year: "numeric", timeZone: "UTC" },
  });
  const isOneYear = period.from.slice(0, 4) === period.to.slice(0, 4);
  const days = new Intl.DateTimeFormat(reading.locale, {
    ...{ day: "numeric", month: "short", timeZone: "UTC" },
    ...(!isOneYear && { year: "numeric" }),
  });
  return {
    count: (count) => formatCount(count, reading),
    money(totals) {
      const { text, further } = lineOf(totals, rates && aboutTotal(totals, rates), reading);
      return { text: [text || none, ...further].join(", ") };
    },
    chart,
    axis: (amount) => formatAbout(amount, chart.currency, reading),
    share: (part, whole) => (whole === 0 ? none : percent.format(part / whole)),
    days: (count) => (count === null ? none : formatUnits(Math.round(count), "day", reading)),
    month: (month) => months.format(fromDay(firstDayOf(month))),
    day: (day) => days.format(fromDay(day)),
    week: ({ from, to }) => days.formatRange(fromDay(from), fromDay(to)),
    span: ({ key, from, to }) =>
      key.length === 4 ? key : months.formatRange(fromDay(from), fromDay(to)),
  };
}

/** How the same figures are written for spreadsheets: plain numbers, ISO dates and empty cells. */
export function plainWritingOf(report: Report, reading: Reading): Writing {
  return {
    ...writingOf(report, reading),
    count: String,
    money: (totals) => ({ text: "", totals }),
    share: (part, whole) =>
      whole === 0 ? "" : String(Math.round((part / whole) * 10_000) / 10_000),
    days: (count) => (count === null ? "" : String(Math.round(count))),
    month: (month) => month,
    day: (day) => day,
    week: ({ from }) => from,
  };
}
