import { plainText, readDecimal, separatorsOf } from "./decimal.ts";
import { rateLimits } from "./rate.ts";

/**
 * A rate as the person writes it, as a field's initial value: not grouped, so that 1.100 can't be
 * misread.
 */
export function formatTypedRate(rate: number, locale: string): string {
  return rateFormat(locale, false).format(rate);
}

/**
 * Reads a rate with the separators of a locale (BCP 47): the number, or the message that says what
 * to enter instead. A single separator before three digits counts only if it is the locale's
 * decimal one.
 */
export function parseRate(typed: string, locale: string): number | string {
  const separators = separatorsOf(rateFormat(locale, true));
  const read = readDecimal(plainText(typed), { ...separators, decimals: Number.POSITIVE_INFINITY });
  const example = formatTypedRate(1.53, locale);
  if (!read) return `Enter a rate, e.g. ${example}.`;
  if (read === "ambiguous") return `Enter the rate like ${example} or 1530.`;
  return Number(`${read.whole}.${read.fraction}`);
}

function rateFormat(locale: string, useGrouping: boolean): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    maximumSignificantDigits: rateLimits.digits,
    useGrouping,
  });
}
