import { type Day, daysAfter, fromDay, toDay } from "../day.ts";

/** A calendar month, written YYYY-MM. */
export type Month = string;

/** Whole months: from the first day of one to the last day of another. */
export interface Period {
  from: Day;
  to: Day;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

export function lastDayOf(month: Month): Day {
  return daysAfter(firstDayOf(monthAfter(month, 1)), -1);
}

/** The month this many months later. */
export function monthAfter(month: Month, months: number): Month {
  const first = new Date(fromDay(firstDayOf(month)));
  first.setUTCMonth(first.getUTCMonth() + months);
  return monthOf(toDay(first.getTime()));
}

/** Longer periods would read more than a page may. */
export const mostMonths = 60;

export const tooManyMonthsMessage = `Enter a period of up to ${mostMonths} months.`;

/** How many months a period is in; 0 if it ends before it starts. */
export function monthCount({ from, to }: Period): number {
  const since = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return Math.max(0, since(to) - since(from) + 1);
}

/** The months of a period, in order. */
export function monthsOf(period: Period): Month[] {
  const first = monthOf(period.from);
  return Array.from({ length: monthCount(period) }, (_, index) => monthAfter(first, index));
}

/** The whole months that two days are in. */
export function wholeMonths({ from, to }: Period): Period {
  return { from: firstDayOf(monthOf(from)), to: lastDayOf(monthOf(to)) };
}

/** The period of as many months before this one. */
export function periodBefore(period: Period): Period {
  const first = monthOf(period.from);
  return {
    from: firstDayOf(monthAfter(first, -monthCount(period))),
    to: lastDayOf(monthAfter(first, -1)),
  };
}

/** The first month of the quarter that a month is in. */
export function quarterOf(month: Month): Month {
  return monthAfter(month, -((Number(month.slice(5)) - 1) % 3));
}

export const presetLabels = {
  month: "This month",
  "last-month": "Last month",
  quarter: "This quarter",
  year: "This year",
  "last-12": "Last 12 months",
} as const;
export type Preset = keyof typeof presetLabels;

export const presets = Object.keys(presetLabels) as Preset[];

/** The period that a preset names on this day. */
export function presetPeriod(preset: Preset, today: Day): Period {
  const month = monthOf(today);
  const january = `${month.slice(0, 4)}-01`;
  const quarter = quarterOf(month);
  const ends: Record<Preset, readonly [Month, Month]> = {
    month: [month, month],
    "last-month": [monthAfter(month, -1), monthAfter(month, -1)],
    quarter: [quarter, monthAfter(quarter, 2)],
    year: [january, monthAfter(january, 11)],
    "last-12": [monthAfter(month, -11), month],
  };
  const [first, last] = ends[preset];
  return { from: firstDayOf(first), to: lastDayOf(last) };
}
