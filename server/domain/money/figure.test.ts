import { expect, test } from "vitest";
import { figuresOf, sumsOf, totalsOf } from "./figure.ts";

test("figures are added up by currency, most deals first, without currencies that have no deals", () => {
  const figures = [
    { currency: "AUD", deals: 1, valueMinor: 10 },
    { currency: "JPY", deals: 2, valueMinor: 500 },
    { currency: "USD", deals: 1, valueMinor: 99 },
    { currency: "AUD", deals: 2, valueMinor: 20 },
    { currency: "USD", deals: -1, valueMinor: -99 },
  ];
  expect(sumsOf(figures)).toEqual([
    { currency: "AUD", deals: 3, valueMinor: 30 },
    { currency: "JPY", deals: 2, valueMinor: 500 },
  ]);
  expect(totalsOf(figures)).toEqual([
    { currency: "AUD", total: 0.3 },
    { currency: "JPY", total: 500 },
  ]);
});

test("the weighted sum of several stages is rounded once", () => {
  const stage = (probability: number, valueMinor: number) => ({
    stage: { probability },
    figures: [{ currency: "AUD", deals: 1, valueMinor }],
  });
  expect(figuresOf([stage(50, 1), stage(50, 1), stage(25, 2)])).toEqual({
    count: 3,
    totals: [{ currency: "AUD", total: 0.04 }],
    weighted: [{ currency: "AUD", total: 0.02 }],
  });
});
