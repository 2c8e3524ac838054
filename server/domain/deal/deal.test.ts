import { expect, test } from "vitest";
import { daysInStage, isStale } from "./deal.ts";

const day = 86_400_000;

test("the days of a deal in its stage are whole days, and never negative", () => {
  expect(daysInStage(0, 0)).toBe(0);
  expect(daysInStage(0, 2 * day - 1)).toBe(1);
  expect(daysInStage(0, 2 * day)).toBe(2);
  expect(daysInStage(day, 0)).toBe(0);
});

test("a deal is stale from its stage's limit on, and never without a limit", () => {
  expect(isStale(13, 14)).toBe(false);
  expect(isStale(14, 14)).toBe(true);
  expect(isStale(10_000, null)).toBe(false);
});
