import type { Day } from "../day.ts";
import { fromMinor, minorDigits } from "./money.ts";

/** The range of rates, wider than between any two currencies in use. */
export const rateLimits = { smallest: 1e-9, largest: 1e9, digits: 12 } as const;

/** The most rates of one import. */
export const mostRates = 20_000;

export const noBaseMessage = "Select a reporting currency first.";
export const futureDayMessage = "Enter today's date or an earlier one.";

export function ownRateMessage(base: string): string {
  return `${base} is your reporting currency, so it needs no rate.`;
}

export function rateTakenMessage(currency: string): string {
  return `There's already a ${currency} rate on this date. Edit that one.`;
}

export const twiceInFileMessage = "An earlier row has a different rate for this currency and date.";

/** The name of a rate in a history. */
export function rateName({ currency, day }: { currency: string; day: Day }): string {
  return `${currency} on ${day}`;
}

/** What one unit of a currency (ISO 4217) was worth on a day, in units of a base currency. */
export interface DatedRate {
  currency: string;
  rate: number;
  day: Day;
}

/** A person's reporting currency, and the latest rates in it. */
export interface BaseRates {
  /** ISO 4217. */
  base: string;
  latest: DatedRate[];
}

/** An approximate total in one currency of amounts in several. */
export interface About {
  /** ISO 4217. */
  base: string;
  /** In the base's major unit, rounded to its minor unit. */
  total: number;
  /** The rates that converted it. */
  used: DatedRate[];
  /** Currencies without a rate, whose amounts are left out. */
  missing: string[];
}

/**
 * The approximate total in a base currency of sums in their own major units; null if the base is
 * the only currency. Adds exact numbers and rounds once, half a minor unit up.
 */
export function aboutTotal(
  totals: readonly { currency: string; total: number }[],
  { base, latest }: BaseRates,
): About | null {
  if (totals.every(({ currency }) => currency === base)) return null;
  const rateOf = new Map(latest.map((each) => [each.currency, each]));
  const parts: Exact[] = [];
  const used: DatedRate[] = [];
  const missing: string[] = [];
  for (const { currency, total } of totals) {
    const rate = rateOf.get(currency);
    if (currency === base) parts.push(inBase(total, currency, base, 1));
    else if (rate) {
      parts.push(inBase(total, currency, base, rate.rate));
      used.push(rate);
    } else missing.push(currency);
  }
  return { base, total: fromMinor(roundedSum(parts), base), used, missing };
}

/** digits / 10 ^ scale. */
interface Exact {
  digits: bigint;
  scale: number;
}

/** An amount in minor units of the base, not rounded. */
function inBase(amount: number, currency: string, base: string, rate: number): Exact {
  const minor = Math.round(amount * 10 ** minorDigits(currency));
  const { digits, scale } = decimalOf(rate);
  return {
    digits: BigInt(minor) * digits,
    scale: scale + minorDigits(currency) - minorDigits(base),
  };
}

/** A positive number, exactly as its decimal notation. */
function decimalOf(value: number): Exact {
  const written = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  const [, whole = "0", fraction = "", exponent = "0"] = written ?? [];
  return { digits: BigInt(whole + fraction), scale: fraction.length - Number(exponent) };
}

function roundedSum(parts: Exact[]): number {
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  const sum = parts.reduce(
    (total, part) => total + part.digits * 10n ** BigInt(scale - part.scale),
    0n,
  );
  const unit = 10n ** BigInt(scale);
  return Number((2n * sum + unit) / (2n * unit));
}
