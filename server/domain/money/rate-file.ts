import type { Day } from "../day.ts";
import { dayOrderIn, dayOrderOf, readDay } from "../written-day.ts";
import { eitherWay, separatorsOf } from "./decimal.ts";
import { isCurrency } from "./money.ts";
import type { DatedRate } from "./rate.ts";

/*
 * Files of rates: either each row has a date, a currency and a number, or, as the European Central
 * Bank publishes them, there is a column for each currency.
 */

/**
 * What a number in a file means; "euro" is the amount of a currency for one euro, whatever the
 * base.
 */
export const rateDirections = ["worth", "buys", "euro"] as const;
export type RateDirection = (typeof rateDirections)[number];

export const rateHeaderMessage =
  "We couldn't find the columns. Add a header row with Date, Currency and Rate, or with Date and a column for each currency, e.g. USD.";

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

/** The columns of a header; null if the row isn't one. */
export function readRateColumns(cells: readonly string[]): RateColumn[] | null {
  const columns = cells.map(readColumn);
  const has = (as: string) => columns.some((column) => column?.as === as);
  const isHeader = has("day") && ((has("currency") && has("rate")) || has("quotes"));
  return isHeader ? columns : null;
}

/** A number in a file as written, with the currency that the file quotes it in. */
export interface Quote {
  /** Its row number in a spreadsheet. */
  row: number;
  day: string;
  currency: string;
  /** The other currency of the pair, if the row names it. */
  other: string | undefined;
  number: string;
}

/** A cell without a number. */
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
  /** ISO 4217: the currency to convert the rates to. */
  base: string;
  how: RateDirection;
  /** The person's locale (BCP 47), which decides what the file leaves open. */
  locale: string;
}

/** The rates in a base currency from the numbers of a file, and the numbers that can't be read. */
export function ratesOf(quotes: readonly Quote[], { base, how, locale }: Reading): ReadRates {
  const reference = how === "euro" ? "EUR" : base;
  const order = dayOrderIn(quotes.map(({ day }) => day)) ?? dayOrderOf(locale);
  const numberOf = numberReader(
    quotes.map(({ number }) => number),
    locale,
  );
  const refused: ReadRates["refused"] = [];
  const read: (DatedRate & { row: number })[] = [];
  for (const quote of quotes) {
    const { row, number } = quote;
    const currency = pairedWith(reference, quote);
    const day = readDay(quote.day, order);
    const rate = numberOf(number);
    if (currency === null) {
      refused.push({ row, reason: `This rate quotes ${quote.currency} in ${quote.other}.` });
    } else if (day === null) {
      refused.push({ row, reason: `“${quote.day}” isn't a date (use 2026-11-23).` });
    } else if (rate === "ambiguous") {
      refused.push({
        row,
        reason: `${currency}: write “${number}” without a thousands separator.`,
      });
    } else if (rate === null) {
      refused.push({ row, reason: `${currency}: “${number}” isn't a number above 0.` });
    } else if (currency !== reference) read.push({ row, currency, day, rate });
  }
  if (how === "worth") return { rates: read, refused };
  if (reference === base) {
    return { rates: read.map((each) => ({ ...each, rate: brief(1 / each.rate) })), refused };
  }
  return crossed(read, refused, base);
}

/**
 * The other currency of a number's pair, next to the file's; null if the pair doesn't include the
 * file's.
 */
function pairedWith(reference: string, { currency, other }: Quote): string | null {
  if (!other || other === reference) return currency;
  return currency === reference ? other : null;
}

/**
 * Converts rates quoted in euros to another currency, by that currency's number of the same day.
 */
function crossed(read: ReadRates["rates"], refused: ReadRates["refused"], base: string): ReadRates {
  const ofBase = new Map<Day, ReadRates["rates"][number]>();
  for (const each of read) if (each.currency === base) ofBase.set(each.day, each);
  const rates = [...ofBase.values()].map((each) => ({ ...each, currency: "EUR" }));
  const lost = new Map<number, string>();
  for (const { row, day, currency, rate } of read) {
    const perEuro = ofBase.get(day)?.rate;
    if (currency === base) continue;
    if (perEuro) rates.push({ row, day, currency, rate: brief(perEuro / rate) });
    else lost.set(row, `There's no ${base} rate on this date to convert the others with.`);
  }
  const reasons = Array.from(lost, ([row, reason]) => ({ row, reason }));
  return { rates, refused: [...refused, ...reasons] };
}

/** A quotient, rounded to as many digits as rates are published with. */
function brief(rate: number): number {
  return Number(rate.toPrecision(6));
}

/**
 * Reads numbers as the file writes them, with a decimal point or comma. If no number decides which,
 * the person's own separator is the decimal one, and the other one may be either.
 */
function numberReader(
  texts: readonly string[],
  locale: string,
): (text: string) => number | "ambiguous" | null {
  const known = decimalMark(texts);
  const own = separatorsOf(new Intl.NumberFormat(locale)).decimal;
  const mark = known ?? own;
  const grouping = mark === "," ? /[\s'’.]/g : /[\s'’,]/g;
  return (text) => {
    const [, lone = own] = eitherWay.exec(text) ?? [];
    if (known === null && lone !== own) return "ambiguous";
    const plain = text.replace(grouping, "").replace(mark, ".");
    const number = /^\d*\.?\d+(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
    return Number.isFinite(number) && number > 0 ? number : null;
  };
}

/** The separator if it can only be the decimal one; null if no number decides it. */
function decimalMark(texts: readonly string[]): "." | "," | null {
  const shown = (shape: RegExp) => texts.some((text) => shape.test(text));
  if (shown(/\..*,/) || shown(/^(\d*,(\d{1,2}|\d{4,})|0*,\d+)$/)) return ",";
  if (shown(/,.*\./) || shown(/^(\d*\.(\d{1,2}|\d{4,})|0*\.\d+)$/)) return ".";
  return null;
}
