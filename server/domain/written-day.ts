import { type Day, isDay } from "./day.ts";

/*
 * Days as files and people write them: 2026-11-23, 23/11/2026, 11/23/2026, 23.11.2026, 23 Nov 2026,
 * November 23, 2026; also with a time of day behind a date of digits.
 */

/** Whether 03/04 is 3 April or 4 March. */
export type DayOrder = "dayFirst" | "monthFirst";

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const yearFirst = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T\s].*)?$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T\s,]+\d{1,2}:\d{2}.*)?$/;
const dayThenName = /^(\d{1,2})[\s.-]+([a-z]{3})[a-z]*[\s.,-]+(\d{4})$/i;
const nameThenDay = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/i;

/** The order of day and month that these dates show; null if none does, or they disagree. */
export function dayOrderIn(texts: readonly string[]): DayOrder | null {
  return dayOrderAmong(new Set(texts.map(ownOrder)));
}

/** The order among those that single dates show; null if none does, or they disagree. */
export function dayOrderAmong(shown: ReadonlySet<DayOrder | null>): DayOrder | null {
  const [order = null, ...others] = [...shown].filter((each) => each !== null);
  return others.length === 0 ? order : null;
}

/** Whether a date could be read with the day first or the month first. */
export function isTwoWayDate(text: string): boolean {
  const [, first, , second] = yearLast.exec(text.trim()) ?? [];
  return first !== undefined && first !== second && ownOrder(text) === null;
}

/** The order of day and month in a locale (BCP 47). */
export function dayOrderOf(locale: string): DayOrder {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
  return parts.indexOf("day") < parts.indexOf("month") ? "dayFirst" : "monthFirst";
}

/**
 * The order that a single date shows: no month is above 12, and dates with dots start with the day.
 */
export function ownOrder(text: string): DayOrder | null {
  const [, first = "", mark, second = ""] = yearLast.exec(text.trim()) ?? [];
  if (Number(first) > 12 || mark === ".") return "dayFirst";
  return Number(second) > 12 ? "monthFirst" : null;
}

/**
 * Reads a date. Null if it isn't one, or if neither the date nor the given order decides which
 * number is the month.
 */
export function readDay(text: string, order: DayOrder | null): Day | null {
  const [year = "", month = "", day = ""] = partsOf(text.trim(), order);
  const read = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(read) ? read : null;
}

function partsOf(text: string, order: DayOrder | null): (string | undefined)[] {
  const monthOf = (name = "") => String(months.indexOf(name.toLowerCase()) + 1);
  const iso = yearFirst.exec(text);
  if (iso) return iso.slice(1);
  const [, first, , second, year] = yearLast.exec(text) ?? [];
  if (year) {
    const known = first === second ? "dayFirst" : (ownOrder(text) ?? order);
    if (known === null) return [];
    return known === "dayFirst" ? [year, second, first] : [year, first, second];
  }
  const named = dayThenName.exec(text);
  if (named) return [named[3], monthOf(named[2]), named[1]];
  const american = nameThenDay.exec(text);
  return american ? [american[3], monthOf(american[1]), american[2]] : [];
}
