import { expect, test } from "vitest";
import { daysInStage, standsTooLong } from "./deal.ts";

const day = 86_400_000;

test("a deal stands in its stage for whole days, never for fewer than none", () => {
  expect(daysInStage(0, 0)).toBe(0);
  expect(daysInStage(0, 2 * day - 1)).toBe(1);
  expect(daysInStage(0, 2 * day)).toBe(2);
  expect(daysInStage(day, 0)).toBe(0);
});

test("a deal stands too long from the day of its stage's limit on, and never without one", () => {
  expect(standsTooLong(13, 14)).toBe(false);
  expect(standsTooLong(14, 14)).toBe(true);
  expect(standsTooLong(10_000, null)).toBe(false);
});
