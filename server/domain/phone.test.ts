import fc from "fast-check";
import { expect, test } from "vitest";
import { phoneKeys, sameReach } from "./phone.ts";

function areSame(one: string, other: string): boolean {
  return sameReach(phoneKeys(one), phoneKeys(other));
}

test.each([
  ["+46 8 123 45 67", "08-123 45 67"],
  ["+46 8 123 45 67", "0046 (0)8 123 45 67"],
  ["+353 1 555 0101", "+353 (0)1 555 0101"],
  ["+353 1 555 0101", "(01) 555 0101"],
  ["+64 21 555 010", "021 555 010"],
  ["+358 9 123 4567", "09 123 4567"],
  ["+32 2 555 12 12", "02 555 12 12"],
  ["+47 22 12 34 56", "22 12 34 56"],
  ["+39 06 6982 1234", "06 6982 1234"],
  ["+1 (415) 555-0101", "415.555.0101"],
  ["+61 412 345 678", "0412 345 678 ext. 9"],
  ["61412345678", "0412 345 678"],
  ["\u202a+46 8 123 45 67\u202c", "08 123 45 67"],
  ["＋４６ ８ １２３ ４５ ６７", "08 123 45 67"],
  ["(+46) 8 123 45 67", "08 123 45 67"],
  ["+372 555 1234", "555 1234"],
  ["+48 612 345 678", "612 345 678"],
  ["+34 612 345 678", "612 345 678"],
  ["+1 (415) 555-0101", "001 415 555 0101"],
  ["+34 12345", "0034 12345"],
  ["+298 12 34 56", "00298 (0)12 34 56"],
])("%s and %s are one number", (one, other) => {
  expect(areSame(one, other)).toBe(true);
  expect(areSame(other, one)).toBe(true);
});

test.each([
  ["+46 8 123 45 67", "08-123 45 68"],
  ["+46 8 123 45 67", "+46 31 123 45 67"],
  ["+46 8 123 45 67", "031-123 45 67"],
  ["02 9374 4000", "03 9374 4000"],
  ["+353 1 555 0101", "+353 21 555 0101"],
  ["06 28 23 04 55", "06 11 23 04 55"],
  ["+61 412 345 678", "+61 412 345 687"],
  ["+298 12 34 56", "+376 12 34 56"],
  ["+48 612 345 678", "+34 612 345 678"],
  ["+1 955 371 0847", "+1 855 371 0847"],
  ["+1 341 2345", "+34 12345"],
])("%s and %s are two numbers", (one, other) => {
  expect(areSame(one, other)).toBe(false);
  expect(areSame(other, one)).toBe(false);
});

test.each([null, "", "123 456", "+34 123", "ext. 12", "none"])(
  "%s is too short to identify",
  (phone) => {
    expect(phoneKeys(phone)).toEqual({ key: null, prefix: null });
  },
);

const country = fc.constantFrom("1", "33", "44", "46", "61", "353", "358", "852");
const national = fc.stringMatching(/^[1-9][0-9]{6,9}$/);
const space = fc.constantFrom("", " ", "-", ".");

test("a national number is the same with its country code, however it is spaced", () => {
  fc.assert(
    fc.property(country, national, space, (code, number, gap) => {
      const spaced = [...number].join(gap);
      expect(areSame(`+${code} ${spaced}`, `0${number}`)).toBe(true);
      expect(areSame(`00${code}${gap}(0)${spaced}`, `0${spaced}`)).toBe(true);
      expect(areSame(`00${code}${gap}(0)${spaced}`, `+${code}${number}`)).toBe(true);
    }),
  );
});

test("numbers that are written with different countries are never the same", () => {
  const short = fc.stringMatching(/^[1-9][0-9]{4,9}$/);
  fc.assert(
    fc.property(country, country, short, (one, other, number) => {
      expect(areSame(`+${one} ${number}`, `+${other} ${number}`)).toBe(
        one === other && phoneKeys(`+${one} ${number}`).key !== null,
      );
    }),
  );
});

test.each([
  ["+61 412 345 678", "412345678", "61"],
  ["+1 955 371 0847", "553710847", "19"],
  ["+34 12345", "3412345", ""],
  ["1-955-371-0847 x371", "553710847", null],
  ["(955) 371-0847 ext. 371", "553710847", null],
])("the number %j is compared by %j and before it %j", (written, key, prefix) => {
  expect(phoneKeys(written)).toEqual({ key, prefix });
});
