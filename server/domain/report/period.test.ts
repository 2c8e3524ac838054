import { expect, test } from "vitest";
import { monthCount, monthsOf, periodBefore } from "./period.ts";

test.each([
  ["2026-11-01", "2026-11-30", ["2026-11"]],
  ["2025-12-31", "2026-02-01", ["2025-12", "2026-01", "2026-02"]],
  ["2199-11-01", "2199-12-31", ["2199-11", "2199-12"]],
  ["2026-02-01", "2026-01-31", []],
])("from %s to %s are the months %j", (from, to, months) => {
  expect(monthsOf({ from, to })).toEqual(months);
  expect(monthCount({ from, to })).toBe(months.length);
});

test("the months up to the end of the calendar have an end", () => {
  expect(monthsOf({ from: "9999-12-01", to: "9999-12-31" })).toHaveLength(1);
  expect(monthCount({ from: "0001-01-01", to: "9999-12-31" })).toBe(119_988);
});

test("the period before has as many months", () => {
  const quarter = { from: "2026-01-01", to: "2026-03-31" };
  expect(periodBefore(quarter)).toEqual({ from: "2025-10-01", to: "2025-12-31" });
});
