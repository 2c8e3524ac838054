import { expect, test } from "vitest";
import { chartMoneyOf, goalIn, leftOutText } from "./chart-money.server.ts";

const dollars = { currency: "USD", total: 3_500 };
const euros = { currency: "EUR", total: 100 };
const rate = { currency: "USD", rate: 0.5, day: "2026-11-01" };

test("without a reporting currency a chart is in the first one and names those it leaves out", () => {
  const totals = [dollars, euros, { currency: "JPY", total: 900 }];
  const money = chartMoneyOf({ rates: null, totals, currency: "AUD" });
  expect(money.amount(totals)).toBe(3_500);
  expect(leftOutText(totals, money)).toBe(
    "The chart is in USD and leaves out amounts in EUR and JPY.",
  );
  expect(leftOutText([dollars, { currency: "EUR", total: 0 }], money)).toBeNull();
});

test("with a reporting currency amounts without a rate are left out, and others converted", () => {
  const totals = [dollars, euros];
  const unrated = chartMoneyOf({ rates: { base: "EUR", latest: [] }, totals, currency: "EUR" });
  expect(unrated.amount(totals)).toBe(100);
  expect(unrated.leftOut(totals)).toEqual(["USD"]);
  const rated = chartMoneyOf({ rates: { base: "EUR", latest: [rate] }, totals, currency: "EUR" });
  expect(rated.amount(totals)).toBe(1_850);
  expect(leftOutText(totals, rated)).toBeNull();
});

test("a goal is compared in the currency of charts, or not at all", () => {
  const goal = { currency: "USD", total: 2_000 };
  const charts = (base: string, latest = [rate]) =>
    chartMoneyOf({ rates: { base, latest }, totals: [], currency: base });
  expect(goalIn({ goal }, charts("USD"))).toBe(2_000);
  expect(goalIn({ goal }, charts("EUR"))).toBe(1_000);
  expect(goalIn({ goal }, charts("EUR", []))).toBeNull();
  const inEuros = chartMoneyOf({ rates: null, totals: [euros], currency: "USD" });
  expect(goalIn({ goal }, inEuros)).toBeNull();
  expect(goalIn({ goal: null }, inEuros)).toBeNull();
});
