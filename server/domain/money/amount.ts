import { plainText, readDecimal, separatorsOf } from "./decimal.ts";
import {
  aboveZeroMessage,
  anyCurrency,
  decimalsMessage,
  isCurrency,
  largestAmount,
  minorDigits,
  tooLargeMessage,
} from "./money.ts";

/** How somebody writes an amount of money. */
export interface AmountWriting {
  /** BCP 47. */
  locale: string;
  /** ISO 4217, or `anyCurrency`; decides how many decimals are allowed. */
  currency: string;
}

/** An amount in minor units, or the message that says what to enter instead. */
export type ReadAmount =
  | { minor: number; reason?: undefined }
  | { minor?: undefined; reason: string };

/**
 * An amount in its major unit as the person writes it, without its currency: the initial value of a
 * field.
 */
export function formatAmount(amount: number, { locale, currency }: AmountWriting): string {
  return moneyFormat(locale, currency, minorDigits(currency))
    .formatToParts(amount)
    .filter(({ type }) => type !== "currency" && type !== "literal")
    .map(({ value }) => value)
    .join("");
}

/**
 * Reads an amount of money as people write it: `12,500`, `12.500,00`, `1'234.50`, `$12 500`. The
 * account's own format comes first; another one is accepted if it is unambiguous. Refuses, with a
 * message and an example, what isn't an amount, is ambiguous, has too many decimals for its
 * currency, names another currency, isn't above 0, or is above `largestAmount`.
 */
export function parseAmount(typed: string, writing: AmountWriting): ReadAmount {
  const { locale, currency } = writing;
  const example = formatAmount(1250, writing);
  const [, before = "", number = "", after = ""] = amountShape.exec(plainText(typed)) ?? [];
  if (/[-−–]/.test(before)) return { reason: aboveZeroMessage };
  const foreign = marksIn(before, after).find((mark) => !marksCurrency(mark, writing));
  if (foreign && isMoneyMark(foreign)) {
    return { reason: `Enter the amount in ${currency}, or select another currency.` };
  }
  const decimals = minorDigits(currency);
  const separators = separatorsOf(moneyFormat(locale, currency, 2));
  const read = readDecimal(number, { ...separators, decimals });
  if (!read || foreign) return { reason: `Enter an amount, e.g. ${example}.` };
  if (read === "ambiguous") return { reason: `Enter the amount like ${example} or 1250.` };
  if (read.fraction.length > decimals) return { reason: decimalsMessage(currency, example) };
  const minor = Number(read.whole + read.fraction.padEnd(decimals, "0"));
  if (minor === 0) return { reason: aboveZeroMessage };
  return minor > largestAmount * 10 ** decimals ? { reason: tooLargeMessage } : { minor };
}

/** The text before a number, the number, and the text after it. */
const amountShape = /^(\D*?)((?:(?<!\p{L})[.,٫])?\d(?:.*\d)?)(\D*)$/u;

/** The marks before and after a number; `1250.` and `1250.-` only say that it ends there. */
function marksIn(before: string, after: string): string[] {
  const ended = after.replace(/^[.,][-–—]*/, "");
  return [before, ended].map((mark) => mark.trim()).filter((mark) => mark !== "");
}

function marksCurrency(mark: string, { locale, currency }: AmountWriting): boolean {
  if (currency === anyCurrency) return isMoneyMark(mark);
  const written = mark.toUpperCase();
  const symbols = [locale, "en"].flatMap((each) => [
    symbolOf(currency, each, "symbol"),
    symbolOf(currency, each, "narrowSymbol"),
  ]);
  if (written === currency || symbols.includes(written)) return true;
  // A country's letters before a shared sign: US$, A$, NZ$.
  const letters = written.slice(0, -1);
  return written.endsWith("$") && symbols.includes("$") && currency.startsWith(letters);
}

function symbolOf(
  currency: string,
  locale: string,
  currencyDisplay: "symbol" | "narrowSymbol",
): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay });
  const symbol = format.formatToParts(1).find(({ type }) => type === "currency")?.value ?? "";
  return plainText(symbol).toUpperCase();
}

function moneyFormat(locale: string, currency: string, decimals: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

function isMoneyMark(mark: string): boolean {
  return isCurrency(mark.toUpperCase()) || /\p{Sc}/u.test(mark);
}
