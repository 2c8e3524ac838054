import {
  firstDayOf,
  lastDayOf,
  type Month,
  monthAfter,
  monthOf,
  monthsOf,
  type Period,
  quarterOf,
} from "./period.ts";

/** What is ranked by the value of its won deals. */
export const rankedKinds = ["company", "tag"] as const;
export type RankedKind = (typeof rankedKinds)[number];

/** A month, quarter or calendar year, by the key of its totals: "2026-11", "2026-Q4" or "2026". */
export interface Span extends Period {
  key: string;
}

function spanOf(key: string, first: Month, months: number): Span {
  return { key, from: firstDayOf(first), to: lastDayOf(monthAfter(first, months - 1)) };
}

/**
 * The span that a ranking of whole months is of: those months if they are one month, quarter or
 * calendar year, otherwise the year with the most of them, and the latest of several.
 */
export function rankedSpan(period: Period): Span {
  const months = monthsOf(period);
  const [first = monthOf(period.from)] = months;
  if (months.length === 1) return spanOf(first, first, 1);
  if (months.length === 3 && quarterOf(first) === first) {
    return spanOf(`${first.slice(0, 4)}-Q${(Number(first.slice(5)) + 2) / 3}`, first, 3);
  }
  const counts = new Map<string, number>();
  for (const month of months) {
    const year = month.slice(0, 4);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const year = [...counts.keys()].findLast((each) => counts.get(each) === most) ?? "";
  return spanOf(year, `${year}-01`, 12);
}
