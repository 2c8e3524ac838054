import { expect, test } from "vitest";
import { readMoney } from "./written-money.ts";

test.each([
  ["1,000", "", "EUR", "1000 EUR"],
  ["$1,000", "", "EUR", "1000 USD"],
  ["$1,000", "", "CAD", "1000 CAD"],
  ["$5,000 CAD", "", "EUR", "5000 CAD"],
  ["USD$5,000.50", "", "EUR", "5000.5 USD"],
  ["$1,000", "CLP", "EUR", "1000 CLP"],
  ["1.234,56 €", "", "AUD", "1234.56 EUR"],
  ["¥1,000", "CNY", "EUR", "1000 CNY"],
  ["¥1,000", "", "EUR", "1000 JPY"],
  ["kr 250", "", "SEK", "250 SEK"],
  ["250", "$", "AUD", "250 AUD"],
  ["0.00 USD", "", "EUR", "none"],
])("an amount “%s” beside “%s”, usually in %s, is %s", (text, beside, currency, expected) => {
  const read = readMoney(text, beside, { locale: "en", currency });
  expect(read.kind === "amount" ? `${read.value} ${read.currency}` : read.kind).toBe(expected);
});

test.each([
  ["$12k", "", "USD"],
  ["€1.5M", "", "EUR"],
  ["USD 1.2M", "", "USD"],
  ["$1,000 per month", "", "USD"],
  ["EUR 100 / USD 120", "", "EUR"],
  ["€100", "USD", "USD"],
])("an amount “%s” beside “%s” isn't guessed", (text, beside, currency) => {
  expect(readMoney(text, beside, { locale: "en", currency })).toEqual({ kind: "unread" });
});
