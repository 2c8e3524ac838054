import { saysNothing } from "../contact/row-cells.ts";
import { parseAmount } from "../money/amount.ts";
import { plainText } from "../money/decimal.ts";
import { amountFault, fromMinor, isCurrency } from "../money/money.ts";

/** Signs of one currency alone, and the letters that countries put before a dollar. */
const signs: Record<string, string> = {
  ...{ "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY" },
  ...{ "₪": "ILS", "฿": "THB", "₫": "VND", "₴": "UAH", "₦": "NGN", "₱": "PHP", ZŁ: "PLN" },
  ...{ US$: "USD", A$: "AUD", AU$: "AUD", C$: "CAD", CA$: "CAD", NZ$: "NZD", HK$: "HKD" },
  ...{ S$: "SGD", SG$: "SGD", R$: "BRL", MX$: "MXN" },
};

const dollars = ["USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN"];
const crowns = ["SEK", "NOK", "DKK", "ISK"];

/** The currency that a text names by its code or sign, where a shared sign is `usual`'s; null for none. */
export function currencyIn(text: string, usual: string): string | null {
  const [mark = ""] =
    plainText(text)
      .toUpperCase()
      .match(/[^\d.,'\s٫٬-][^\d,'\s٫٬-]*/u) ?? [];
  const name = mark.replace(/\.+$/, "");
  if (isCurrency(name)) return name;
  const sign = signs[name];
  if (sign) return sign;
  if (name === "$") return dollars.includes(usual) ? usual : "USD";
  return name === "KR" && crowns.includes(usual) ? usual : null;
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
 * the cell beside it; 0 is none.
 */
export function readMoney(text: string, beside: string, reading: MoneyReading): WrittenMoney {
  const typed = plainText(text);
  if (typed === "" || saysNothing(typed) || zero.test(typed)) return { kind: "none" };
  const named = currencyIn(typed, currencyIn(beside, reading.currency) ?? reading.currency);
  const currency = named ?? currencyIn(beside, reading.currency) ?? reading.currency;
  const digits = named ? typed.replace(/[^\d.,'\s٫٬()-]+/gu, " ").trim() : typed;
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
