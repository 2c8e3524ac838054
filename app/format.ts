import { fromDay } from "#domain/day.ts";

/** How a person reads days and moments. */
export interface Reading {
  locale: string;
  timeZone: string;
}

/**
 * Caches formatters by their options: making one takes longer than formatting a page of dates.
 * There are as many as people have locales, zones and currencies.
 */
function cached<Formatter, Options>(make: (locale: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: string, options: Options): Formatter => {
    const key = JSON.stringify([locale, options]);
    const known = made.get(key);
    if (known) return known;
    if (made.size >= mostCached) made.clear();
    const formatter = make(locale, options);
    made.set(key, formatter);
    return formatter;
  };
}

/** An isolate serves many people, so the cache is bounded. */
const mostCached = 200;

const dates = cached(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const numbers = cached(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

const agos = cached(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);

/** A moment (unix milliseconds) as a date in the person's zone, e.g. "23 Nov 2026". */
export function formatDate(moment: number, { locale, timeZone }: Reading): string {
  return dates(locale, { dateStyle: "medium", timeZone }).format(moment);
}

/** A moment as date and time in the person's zone, e.g. "23 Nov 2026, 9:05 am". */
export function formatMoment(moment: number, { locale, timeZone }: Reading): string {
  const options = { dateStyle: "medium", timeStyle: "short", timeZone } as const;
  return dates(locale, options).format(moment);
}

/**
 * How long before or after `now` a moment is, e.g. "3 days ago" or "in 3 days"; "now" if that is less
 * than a minute.
 */
export function formatAgo(
  moment: number,
  now: number,
  { locale }: Pick<Reading, "locale">,
): string {
  const age = now - moment;
  const [unit, length] = ages.find(([, each]) => Math.abs(age) >= each) ?? [
    "second",
    Number.POSITIVE_INFINITY,
  ];
  const numeric = unit === "second" ? "auto" : "always";
  return agos(locale, { numeric }).format(-Math.trunc(age / length) || 0, unit);
}

/** Units of time and their lengths in milliseconds, months and years as they are on average. */
const ages = [
  ["year", 31_556_952_000],
  ["month", 2_629_746_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** The time of day of a moment in the person's zone, e.g. "9:05 am". */
export function formatTime(moment: number, { locale, timeZone }: Reading): string {
  return dates(locale, { timeStyle: "short", timeZone }).format(moment);
}

/** A time of day ("HH:MM"), the same in every zone, e.g. "2:30 pm". */
export function formatClock(time: string, { locale }: Pick<Reading, "locale">): string {
  const options = { timeStyle: "short", timeZone: "UTC" } as const;
  return dates(locale, options).format(Date.parse(`2000-01-01T${time}Z`));
}

/** A whole number with the person's separators, e.g. "12,345". */
export function formatCount(count: number, { locale }: Pick<Reading, "locale">): string {
  return numbers(locale, {}).format(count);
}

/** An amount in its currency's major unit, as the person writes money, e.g. "$1,200.50". */
export function formatMoney(
  amount: number,
  currency: string,
  { locale }: Pick<Reading, "locale">,
): string {
  return numbers(locale, { style: "currency", currency }).format(amount);
}

/** From this amount on, an approximate one is written in thousands or millions. */
const leastCompact = 100_000;

/** An approximate amount in its currency's major unit, e.g. "$1,528" or "$1.1M". */
export function formatAbout(
  amount: number,
  currency: string,
  { locale }: Pick<Reading, "locale">,
): string {
  const money = { style: "currency", currency } as const;
  if (amount < leastCompact) {
    return numbers(locale, { ...money, maximumFractionDigits: 0 }).format(amount);
  }
  const short = {
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  } as const;
  return numbers(locale, { ...money, ...short }).format(amount);
}

/** What somebody reads in place of the value of a deal that has none. */
export const noValue = "No value";

/** The value of a deal in its currency's major unit, which may have none. */
export function formatValue(
  { value, currency }: { value: number | null; currency: string },
  reading: Pick<Reading, "locale">,
): string {
  return value === null ? noValue : formatMoney(value, currency, reading);
}

/** A rate of exchange, with all of its digits, e.g. "1.5312". */
export function formatRate(rate: number, { locale }: Pick<Reading, "locale">): string {
  return numbers(locale, { maximumSignificantDigits: 12 }).format(rate);
}

/** A day (YYYY-MM-DD), the same in every zone, e.g. "23 Nov 2026". */
export function formatDay(day: string, { locale }: Pick<Reading, "locale">): string {
  const options = { dateStyle: "medium", timeZone: "UTC" } as const;
  return dates(locale, options).format(fromDay(day));
}

/** A birthday ("YYYY-MM-DD", or "--MM-DD" without its year), e.g. "22 Mar 1980" or "22 March". */
export function formatBirthday(birthday: string, reading: Pick<Reading, "locale">): string {
  if (!birthday.startsWith("--")) return formatDay(birthday, reading);
  // 2000 was a leap year, so every day of the year exists in it.
  const day = fromDay(birthday.replace("-", "2000"));
  const options = { day: "numeric", month: "long", timeZone: "UTC" } as const;
  return dates(reading.locale, options).format(day);
}

/** A number of units, e.g. "3 days". */
export function formatUnits(
  count: number,
  unit: "day" | "hour" | "minute",
  { locale }: Pick<Reading, "locale">,
): string {
  return numbers(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
