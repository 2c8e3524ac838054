import fc from "fast-check";
import { expect, test } from "vitest";
import { fromMinor, minorDigits } from "./money.ts";
import { aboutTotal } from "./rate.ts";

const day = "2026-11-03";
const usd = { currency: "USD", rate: 1.53, day };
const jpy = { currency: "JPY", rate: 0.0101, day: "2026-10-30" };

test("totals of several currencies are converted to one, with the rates and their days", () => {
  const totals = [
    { currency: "AUD", total: 100.1 },
    { currency: "USD", total: 200.2 },
    { currency: "JPY", total: 10_000 },
  ];
  expect(aboutTotal(totals, { base: "AUD", latest: [usd, jpy] })).toEqual({
    base: "AUD",
    total: 507.41,
    used: [usd, jpy],
    missing: [],
  });
});

test("a currency without a rate is left out and named", () => {
  const totals = [
    { currency: "USD", total: 1 },
    { currency: "GBP", total: 1_000 },
  ];
  expect(aboutTotal(totals, { base: "AUD", latest: [usd, jpy] })).toEqual({
    base: "AUD",
    total: 1.53,
    used: [usd],
    missing: ["GBP"],
  });
});

test("there is no converted total of the base alone, or of nothing", () => {
  const rates = { base: "AUD", latest: [usd] };
  expect(aboutTotal([{ currency: "AUD", total: 5 }], rates)).toBeNull();
  expect(aboutTotal([], rates)).toBeNull();
});

test("a yen has no decimals and a dinar has three, whichever of them is the base", () => {
  const dinar = [{ currency: "KWD", total: 1.255 }];
  const inYen = { base: "JPY", latest: [{ currency: "KWD", rate: 490.2, day }] };
  expect(aboutTotal(dinar, inYen)?.total).toBe(615);
  const yen = [{ currency: "JPY", total: 615 }];
  const inDinar = { base: "KWD", latest: [{ currency: "JPY", rate: 0.00204, day }] };
  expect(aboutTotal(yen, inDinar)?.total).toBe(1.255);
});

test("half a minor unit is rounded up, once, after all is added", () => {
  const rates = { base: "AUD", latest: [{ currency: "USD", rate: 0.5, day }] };
  const halves = [
    { currency: "USD", total: 0.01 },
    { currency: "AUD", total: 1.1 },
  ];
  expect(aboutTotal(halves, rates)?.total).toBe(1.11);
});

const codes = ["AUD", "USD", "EUR", "JPY", "KWD"] as const;
const someRate = fc.oneof(
  fc.double({ min: 1e-9, max: 1e9, noNaN: true }).map((rate) => Number(rate.toPrecision(12))),
  fc.constantFrom(1e-9, 1e-7, 1, 0.1, 1e9, 1.53, 123_456.789012),
);
const someTotals = fc.uniqueArray(
  fc.record({ currency: fc.constantFrom(...codes), minor: fc.nat({ max: 2 ** 45 }) }),
  { selector: ({ currency }) => currency, minLength: 1 },
);

/** A rate of at most 12 digits as a whole number of 10^-30. */
function whole(rate: number): bigint {
  const [digits = "", exponent = ""] = rate.toExponential(11).split("e");
  return BigInt(digits.replace(".", "")) * 10n ** BigInt(30 - 11 + Number(exponent));
}

test("an about total is within half a minor unit of the same sum counted in whole numbers", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...codes),
      someTotals,
      fc.tuple(someRate, someRate, someRate, someRate, someRate),
      (base, sums, rates) => {
        const latest = codes.map((currency, at) => ({ currency, rate: rates[at] ?? 1, day }));
        const totals = sums.map(({ currency, minor }) => ({
          currency,
          total: fromMinor(minor, currency),
        }));
        const about = aboutTotal(totals, { base, latest });
        if (!about) {
          expect(sums.every(({ currency }) => currency === base)).toBe(true);
          return;
        }
        // Both in 10^-33 of the base's major unit.
        const exact = sums.reduce((sum, { currency, minor }) => {
          const rate =
            currency === base ? 1 : (latest.find((each) => each.currency === currency)?.rate ?? 0);
          return sum + BigInt(minor) * whole(rate) * 10n ** BigInt(3 - minorDigits(currency));
        }, 0n);
        const digits = minorDigits(base);
        const minor = Math.round(about.total * 10 ** digits);
        // Beyond this, numbers of the major unit can't represent every minor unit.
        if (minor > 2 ** 50) return;
        const shown = BigInt(minor) * 10n ** BigInt(33 - digits);
        const half = 10n ** BigInt(33 - digits) / 2n;
        const off = shown > exact ? shown - exact : exact - shown;
        expect(off <= half).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
