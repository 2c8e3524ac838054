import { type Day, isDay } from "./day.ts";
import { isCurrency } from "./money.ts";
import type { DatedRate } from "./rate.ts";

/*
 * Files of rates, as rows of a day, a currency and a number, or as the European Central Bank publishes
 * its own: a column for each currency.
 */

/** What a number in a file means; "euro" is so much of a currency for one euro, whatever the base. */
export const rateDirections = ["worth", "buys", "euro"] as const;
export type RateDirection = (typeof rateDirections)[number];

export const rateHeaderWords =
  "This file has no header with a column for the date, and either one for the currency and one for the rate, or one named after each currency, such as USD.";

export type RateColumn =
  | { as: "day" | "currency" | "other" | "rate" }
  /** The numbers of one currency. */
  | { as: "quotes"; currency: string }
  | null;

const names: Record<"day" | "currency" | "other" | "rate", string> = {
  day: "date day timeperiod valuedate ratedate datum fecha",
  currency: "currency currencycode code iso isocode symbol from source currencyfrom fromcurrency",
  other: "base basecurrency to target against currencyto tocurrency quote quotecurrency",
  rate: "rate exchangerate value obsvalue price close kurs",
};

const columnByName = new Map(
  Object.entries(names).flatMap(([as, words]) =>
    words.split(" ").map((word) => [word, { as } as RateColumn] as const),
  ),
);

function readColumn(name: string): RateColumn {
  const code = name.trim();
  if (isCurrency(code)) return { as: "quotes", currency: code };
  return columnByName.get(code.toLowerCase().replace(/[^a-z]/g, "")) ?? null;
}

/** The columns of a header; null where the row is none. */
export function readRateColumns(cells: readonly string[]): RateColumn[] | null {
  const columns = cells.map(readColumn);
  const has = (as: string) => columns.some((column) => column?.as === as);
  const isHeader = has("day") && ((has("currency") && has("rate")) || has("quotes"));
  return isHeader ? columns : null;
}

/** A number of a file, against the currency that the file is told in, as it is written. */
export interface Quote {
  /** As a spreadsheet numbers it. */
  row: number;
  day: string;
  currency: string;
  /** The other currency of the pair, where the row names one. */
  other: string | undefined;
  number: string;
}

/** What stands for no number at all. */
const nothing = /^(|-|\.|n\/?a|null)$/i;

/** The numbers of a row. */
export function quotesOf(columns: RateColumn[], row: number, cells: readonly string[]): Quote[] {
  const cell = (as: string) => {
    const at = columns.findIndex((column) => column?.as === as);
    return at === -1 ? undefined : cells[at]?.trim();
  };
  const day = cell("day") ?? "";
  const number = cell("rate");
  const currency = cell("currency")?.toUpperCase();
  if (number !== undefined && currency !== undefined) {
    return [{ row, day, currency, other: cell("other")?.toUpperCase(), number }];
  }
  return columns.flatMap((column, at) => {
    const written = cells[at]?.trim() ?? "";
    if (column?.as !== "quotes" || nothing.test(written)) return [];
    return [{ row, day, currency: column.currency, other: undefined, number: written }];
  });
}

export interface ReadRates {
  rates: (DatedRate & { row: number })[];
  refused: { row: number; reason: string }[];
}

interface Reading {
  /** ISO 4217: what the rates are to be told in. */
  base: string;
  how: RateDirection;
  /** Whether 03/04 is the third of April, where nothing in the file tells. */
  dayFirst: boolean;
}

/** The rates that the numbers of a file come to in a base currency, and what cannot be read of them. */
export function ratesOf(quotes: readonly Quote[], { base, how, dayFirst }: Reading): ReadRates {
  const reference = how === "euro" ? "EUR" : base;
  const dayOf = dayReader(
    quotes.map(({ day }) => day),
    dayFirst,
  );
  const numberOf = numberReader(quotes.map(({ number }) => number));
  const refused: ReadRates["refused"] = [];
  const read: (DatedRate & { row: number })[] = [];
  for (const quote of quotes) {
    const { row, number } = quote;
    const currency = pairedWith(reference, quote);
    const day = dayOf(quote.day);
    const rate = numberOf(number);
    if (currency === null) {
      refused.push({ row, reason: `This rate is of ${quote.currency} in ${quote.other}.` });
    } else if (day === null) {
      refused.push({ row, reason: `“${quote.day}” is no day. One looks like 2026-11-23.` });
    } else if (rate === null) {
      refused.push({ row, reason: `${currency}: “${number}” is no number more than 0.` });
    } else if (currency !== reference) read.push({ row, currency, day, rate });
  }
  if (how === "worth") return { rates: read, refused };
  if (reference === base) {
    return { rates: read.map((each) => ({ ...each, rate: brief(1 / each.rate) })), refused };
  }
  return crossed(read, refused, base);
}

/** The currency that a number is of, the other one being the file's; null where that is another. */
function pairedWith(reference: string, { currency, other }: Quote): string | null {
  if (!other || other === reference) return currency;
  return currency === reference ? other : null;
}

/** What is told in euros told in another currency, by the number of the same day. */
function crossed(read: ReadRates["rates"], refused: ReadRates["refused"], base: string): ReadRates {
  const ofBase = new Map<Day, ReadRates["rates"][number]>();
  for (const each of read) if (each.currency === base) ofBase.set(each.day, each);
  const rates = [...ofBase.values()].map((each) => ({ ...each, currency: "EUR" }));
  const lost = new Map<number, string>();
  for (const { row, day, currency, rate } of read) {
    const perEuro = ofBase.get(day)?.rate;
    if (currency === base) continue;
    if (perEuro) rates.push({ row, day, currency, rate: brief(perEuro / rate) });
    else lost.set(row, `There is no number for ${base} on this day, by which to tell the others.`);
  }
  const reasons = Array.from(lost, ([row, reason]) => ({ row, reason }));
  return { rates, refused: [...refused, ...reasons] };
}

/** A quotient with no more digits than rates are published with. */
function brief(rate: number): number {
  return Number(rate.toPrecision(6));
}

/** Reads numbers as the file writes them: with a point or with a comma before the decimals. */
function numberReader(texts: readonly string[]): (text: string) => number | null {
  const mark = decimalMark(texts);
  const grouping = mark === "," ? /[\s'’.]/g : /[\s'’,]/g;
  return (text) => {
    const plain = text.replace(grouping, "").replace(mark, ".");
    const number = /^\d*\.?\d+(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
    return Number.isFinite(number) && number > 0 ? number : null;
  };
}

/** The mark that stands where only a decimal one can; without such a place, a comma if there is no point. */
function decimalMark(texts: readonly string[]): "." | "," {
  const shown = (shape: RegExp) => texts.some((text) => shape.test(text));
  if (shown(/\..*,/) || shown(/^\d*,(\d{1,2}|\d{4,})$/)) return ",";
  if (shown(/,.*\./) || shown(/^\d*\.(\d{1,2}|\d{4,})$/)) return ".";
  return shown(/,/) && !shown(/\./) ? "," : ".";
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const yearFirst = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T\s].*)?$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const dayThenName = /^(\d{1,2})[\s.-]+([a-z]{3})[a-z]*[\s.,-]+(\d{4})$/i;
const nameThenDay = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/i;

/** Reads days as the file writes them, in the order of day and month that some day in it tells. */
function dayReader(texts: readonly string[], dayFirst: boolean): (text: string) => Day | null {
  const numeric = texts.flatMap((text) => {
    const [, first, , second] = yearLast.exec(text) ?? [];
    return [{ first: Number(first), second: Number(second) }];
  });
  const isDayFirst = numeric.some(({ first }) => first > 12)
    ? true
    : !numeric.some(({ second }) => second > 12) && dayFirst;
  return (text) => {
    const [year = "", month = "", day = ""] = partsOf(text, isDayFirst);
    const read = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return isDay(read) ? read : null;
  };
}

function partsOf(text: string, dayFirst: boolean): (string | undefined)[] {
  const monthOf = (name = "") => String(months.indexOf(name.toLowerCase()) + 1);
  const iso = yearFirst.exec(text);
  if (iso) return iso.slice(1);
  const [, first, mark, second, year] = yearLast.exec(text) ?? [];
  if (year) return dayFirst || mark === "." ? [year, second, first] : [year, first, second];
  const named = dayThenName.exec(text);
  if (named) return [named[3], monthOf(named[2]), named[1]];
  const american = nameThenDay.exec(text);
  return american ? [american[3], monthOf(american[1]), american[2]] : [];
}
