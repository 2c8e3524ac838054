import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonLocales } from "../account/locale.ts";
import { type AmountWriting, formatAmount, parseAmount } from "./amount.ts";
import { anyCurrency, currencies, fromMinor, largestAmount, minorDigits } from "./money.ts";

function read(typed: string, locale = "en-AU", currency = "AUD") {
  const { minor, reason } = parseAmount(typed, { locale, currency });
  return reason ?? fromMinor(minor ?? Number.NaN, currency);
}

/** The locales that are offered, and some with their own digits and separators. */
const locales = [...commonLocales, "ar-EG", "fa-IR", "bn-BD", "gsw-LI", "hi-IN-u-nu-deva"];

const writing: fc.Arbitrary<AmountWriting> = fc.record({
  locale: fc.constantFrom(...locales),
  currency: fc.constantFrom(...currencies),
});

test("every locale and currency is read as it is written", () => {
  for (const locale of locales) {
    for (const currency of currencies) {
      const digits = minorDigits(currency);
      for (const minor of [1, 12, 125_000, 1_234_567_890, largestAmount * 10 ** digits]) {
        const text = formatAmount(fromMinor(minor, currency), { locale, currency });
        expect(
          parseAmount(text, { locale, currency }),
          `${text} in ${locale}, ${currency}`,
        ).toEqual({
          minor,
        });
      }
    }
  }
});

test("any amount comes back as it was, with its currency's symbol, code or none", () => {
  const minors = fc.integer({ min: 1, max: largestAmount });
  const displays = fc.constantFrom("symbol", "narrowSymbol", "code", "none");
  fc.assert(
    fc.property(writing, minors, displays, ({ locale, currency }, minor, display) => {
      const digits = minorDigits(currency);
      const amount = fromMinor(minor, currency);
      const text =
        display === "none"
          ? formatAmount(amount, { locale, currency })
          : new Intl.NumberFormat(locale, {
              style: "currency",
              currency,
              currencyDisplay: display,
              minimumFractionDigits: digits,
              maximumFractionDigits: digits,
            }).format(amount);
      expect(parseAmount(text, { locale, currency })).toEqual({ minor });
    }),
    { numRuns: 500 },
  );
});

test("whole digits are that amount in every locale", () => {
  fc.assert(
    fc.property(writing, fc.integer({ min: 1, max: largestAmount }), (how, amount) => {
      const minor = amount * 10 ** minorDigits(how.currency);
      expect(parseAmount(String(amount), how)).toEqual({ minor });
    }),
  );
});

test("one separator before three digits is never divided by a thousand", () => {
  const twoDecimals = currencies.filter((currency) => minorDigits(currency) < 3);
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.constantFrom(...twoDecimals),
      fc.constantFrom(".", ","),
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 0, max: 999 }),
      (locale, currency, mark, thousands, rest) => {
        const typed = `${thousands}${mark}${String(rest).padStart(3, "0")}`;
        const { minor, reason } = parseAmount(typed, { locale, currency });
        const whole = (thousands * 1000 + rest) * 10 ** minorDigits(currency);
        expect(minor === whole || /^Enter the amount like/.test(reason ?? "")).toBe(true);
      },
    ),
  );
});

describe("what people type", () => {
  test.each([
    ["12,500", 12_500],
    ["12500", 12_500],
    ["12 500", 12_500],
    ["12\u202f500", 12_500],
    ["12\u00a0500,50", 12_500.5],
    ["$12500", 12_500],
    ["A$ 12,500", 12_500],
    ["$12,500 AUD", 12_500],
    ["aud 5000", 5_000],
    ["5000 AUD", 5_000],
    ["1.234,56", 1_234.56],
    ["1.234.567", 1_234_567],
    ["12,34,567.50", 1_234_567.5],
    ["100,00", 100],
    ["12,5", 12.5],
    [".5", 0.5],
    ["1250.-", 1_250],
    ["１２，５００．５０", 12_500.5],
    ["١٢٬٥٠٠٫٥", 12_500.5],
    ["  7  ", 7],
  ])("%s is %d", (typed, amount) => {
    expect(read(typed)).toBe(amount);
  });

  test.each([
    ["12.500", "de-DE", "EUR", 12_500],
    ["€ 1.250,00", "de-DE", "EUR", 1_250],
    ["1.250,00 €", "de-DE", "EUR", 1_250],
    ["12.50", "de-DE", "EUR", 12.5],
    ["1'234.50", "de-CH", "CHF", 1_234.5],
    ["1’234.50", "de-CH", "CHF", 1_234.5],
    ["1.000", "de-DE", "JPY", 1_000],
    ["1,250", "en-AU", "JPY", 1_250],
    ["1.250", "en-AU", "KWD", 1.25],
    ["1,250.125", "en-AU", "KWD", 1_250.125],
    ["kr.500", "da-DK", "DKK", 500],
    ["US$500", "en-AU", "USD", 500],
    ["₹12,34,567", "en-IN", "INR", 1_234_567],
  ])("%s in %s, %s, is %s", (typed, locale, currency, amount) => {
    expect(read(typed, locale, currency)).toBe(amount);
  });
});

test.each(["€1,250", "1250 USD", "$1,250.00", "1250"])(
  "%s is an amount where any currency is meant",
  (typed) => {
    expect(parseAmount(typed, { locale: "en-AU", currency: anyCurrency })).toEqual({
      minor: 125_000,
    });
  },
);

describe("what is refused", () => {
  test.each([
    "",
    " ",
    "abc",
    "0x10",
    "0b11",
    "1e3",
    "Infinity",
    "NaN",
    "12k",
    "1,250.00-",
    "1,2,3",
  ])("%j is refused with an example", (typed) => {
    expect(read(typed)).toBe("Enter an amount, e.g. 1,250.00.");
  });

  test.each([
    ["1.250", "en-AU", "AUD", "Enter the amount like 1,250.00 or 1250."],
    ["1,250", "de-DE", "EUR", "Enter the amount like 1.250,00 or 1250."],
    ["1.000", "en-AU", "JPY", "Enter the amount like 1,250 or 1250."],
    ["1.250", "fr-FR", "EUR", "Enter the amount like 1\u202f250,00 or 1250."],
    ["1,250", "en-AU", "KWD", "Enter the amount like 1,250.000 or 1250."],
    ["12.345,678", "en-AU", "AUD", "Enter up to 2 decimal places for AUD, e.g. 1,250.00."],
    ["1250.000", "en-AU", "AUD", "Enter up to 2 decimal places for AUD, e.g. 1,250.00."],
    ["12.5", "en-AU", "JPY", "Enter a whole number for JPY, e.g. 1,250."],
    ["0", "en-AU", "AUD", "Enter an amount above 0."],
    ["-5", "en-AU", "AUD", "Enter an amount above 0."],
    ["$-5", "en-AU", "AUD", "Enter an amount above 0."],
    ["10,000,000,000.01", "en-AU", "AUD", "Enter an amount up to 10 billion."],
    ["9".repeat(400), "en-AU", "AUD", "Enter an amount up to 10 billion."],
    ["€500", "en-AU", "AUD", "Enter the amount in AUD, or select another currency."],
    ["500 quid", "en-AU", "XXX", "Enter an amount, e.g. 1,250.00."],
    ["1250.001", "en-AU", "XXX", "Enter up to 2 decimal places, e.g. 1,250.00."],
    ["500 USD", "en-AU", "AUD", "Enter the amount in AUD, or select another currency."],
  ])("%s in %s, %s: %s", (typed, locale, currency, reason) => {
    expect(read(typed, locale, currency)).toBe(reason);
  });
});
