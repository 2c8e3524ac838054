import { expect, test } from "vitest";
import { browserLimit, lengthErrors, roomFor } from "./text-limit.ts";

test("a text over its limit has an error that says how much fits", () => {
  expect(lengthErrors("a".repeat(200), 200)).toBeUndefined();
  expect(lengthErrors(` ${"a".repeat(200)}\n`, 200)).toBeUndefined();
  expect(lengthErrors("a".repeat(20_345), 20_000)).toEqual([
    "Up to 20,000 characters fit; this has 20,345.",
  ]);
});

test("a field takes in more than fits, and the browser refuses what doesn't", () => {
  const { maxLength, pattern } = browserLimit(50);
  expect(maxLength).toBe(roomFor(50));
  expect(maxLength).toBeGreaterThan(500);
  const whole = new RegExp(`^(?:${pattern})$`, "v");
  expect(whole.test("a".repeat(50))).toBe(true);
  expect(whole.test("a".repeat(51))).toBe(false);
});
