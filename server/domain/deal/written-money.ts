import { saysNothing } from "../contact/row-cells.ts";
import { parseAmount } from "../money/amount.ts";
import { plainText } from "../money/decimal.ts";
import { amountFault, fromMinor, isCurrency } from "../money/money.ts";

/** Signs of one currency alone, and the letters that countries put before a dollar. */
const signs: Record<string, string> = {
  ...{ "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS" },
  ...{ "฿": "THB", "₫": "VND", "₴": "UAH", "₦": "NGN", "₱": "PHP", ZŁ: "PLN" },
  ...{ US$: "USD", A$: "AUD", AU$: "AUD", C$: "CAD", CA$: "CAD", NZ$: "NZD", HK$: "HKD" },
  ...{ S$: "SGD", SG$: "SGD", R$: "BRL", MX$: "MXN", NT$: "TWD" },
};

/** Signs of several currencies, and the one that they mean where no other is named. */
const sharedSigns: Record<string, { of: string; alone: string | null }> = {
  $: {
    of: "USD AUD CAD NZD SGD HKD MXN CLP COP ARS TWD UYU DOP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD",
    alone: "USD",
  },
  "¥": { of: "JPY CNY", alone: "JPY" },
  KR: { of: "SEK NOK DKK ISK", alone: null },
};

/** What a text says beside its digits: "$" and "CAD". */
const marks = /[^\d.,'\s٫٬()–—−-]+/gu;

/**
 * The currency that all marks of a text name by its code or sign, where a shared sign is that of the code
 * beside it, or else `usual`; null if there is none, or further words.
 */
export function currencyIn(text: string, usual: string): string | null {
  const found = (plainText(text).toUpperCase().match(marks) ?? []).map((mark) =>
    isCurrency(mark.replace(/\$$/, "")) ? mark.replace(/\$$/, "") : mark,
  );
  const code = found.find(isCurrency) ?? usual;
  const named = new Set(found.map((mark) => (isCurrency(mark) ? mark : currencyOf(mark, code))));
  const [only = null] = named;
  return named.size === 1 ? only : null;
}

function currencyOf(sign: string, code: string): string | null {
  const shared = sharedSigns[sign];
  if (!shared) return signs[sign] ?? null;
  return code !== "" && shared.of.split(" ").includes(code) ? code : shared.alone;
}

export interface MoneyReading {
  /** BCP 47. */
  locale: string;
  /** ISO 4217: of amounts that name none. */
  currency: string;
}

/** What a cell has: nothing, an amount in the major unit of its currency, or something else. */
export type WrittenMoney =
  | { kind: "none" }
  | { kind: "amount"; value: number; currency: string }
  | { kind: "unread" };

const zero = /^[^\d]*0+(?:[.,]0+)?[^\d]*$/;

/**
 * The amount in a cell, written as people or programs do, in the currency that it names or else that of
 * the cell beside it; 0 is none. With further words, or in two currencies, it isn't read.
 */
export function readMoney(text: string, beside: string, reading: MoneyReading): WrittenMoney {
  const typed = plainText(text);
  if (typed === "" || saysNothing(typed) || zero.test(typed)) return { kind: "none" };
  const ofColumn = currencyIn(beside, reading.currency);
  const usual = ofColumn ?? reading.currency;
  const named = currencyIn(typed, usual);
  if (named && ofColumn && named !== ofColumn) return { kind: "unread" };
  const currency = named ?? usual;
  const digits = named ? typed.replace(marks, " ").trim() : typed;
  const value = plainNumber(digits) ?? amountIn(digits, { ...reading, currency });
  return value !== null && amountFault(value, currency) === undefined
    ? { kind: "amount", value, currency }
    : { kind: "unread" };
}

/** A number as programs write it: too many digits before the point for a thousand, or decimals that can't be one. */
function plainNumber(digits: string): number | null {
  return /^(?:\d+|\d{4,}\.\d+|\d+\.\d{1,2}|\d+\.\d{4,})$/.test(digits) ? Number(digits) : null;
}

function amountIn(digits: string, writing: MoneyReading): number | null {
  const { minor } = parseAmount(digits, writing);
  return minor === undefined ? null : fromMinor(minor, writing.currency);
}
