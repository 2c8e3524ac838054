import fc from "fast-check";
import { expect, test } from "vitest";
import { commonLocales } from "../account/locale.ts";
import { formatTypedRate, parseRate } from "./rate-text.ts";

test("any rate comes back as it was, in every locale", () => {
  const rates = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.constantFrom(...commonLocales, "ar-EG", "fa-IR"), rates, (locale, number) => {
      const rate = Number(number.toPrecision(12));
      expect(parseRate(formatTypedRate(rate, locale), locale)).toBe(rate);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["1.100", "en-AU", 1.1],
  ["1,53", "en-AU", 1.53],
  ["1,100", "de-DE", 1.1],
  ["1.53", "de-DE", 1.53],
  ["10,300.5", "en-AU", 10_300.5],
  ["1.100", "de-DE", "Enter the rate like 1,53 or 1530."],
  ["10,300", "en-AU", "Enter the rate like 1.53 or 1530."],
  ["", "en-AU", "Enter a rate, e.g. 1.53."],
  ["1e3", "en-AU", "Enter a rate, e.g. 1.53."],
  ["0x10", "de-DE", "Enter a rate, e.g. 1,53."],
])("%j in %s is %s", (typed, locale, read) => {
  expect(parseRate(typed, locale)).toBe(read);
});
