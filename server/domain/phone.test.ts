import fc from "fast-check";
import { expect, test } from "vitest";
import { phoneKey } from "./phone.ts";

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
])("%s and %s are one number", (one, other) => {
  expect(phoneKey(one)).toBe(phoneKey(other));
  expect(phoneKey(one)).not.toBeNull();
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
])("%s and %s are two numbers", (one, other) => {
  expect(phoneKey(one)).not.toBe(phoneKey(other));
});

test.each([null, "", "123 456", "ext. 12", "none"])("%s is too short to tell", (phone) => {
  expect(phoneKey(phone)).toBeNull();
});

test("a national number is the same with its country code, however it is spaced", () => {
  const country = fc.constantFrom("1", "33", "44", "46", "61", "353", "358", "852");
  const national = fc.stringMatching(/^[1-9][0-9]{6,9}$/);
  const space = fc.constantFrom("", " ", "-", ".");
  fc.assert(
    fc.property(country, national, space, (code, number, gap) => {
      const spaced = [...number].join(gap);
      expect(phoneKey(`+${code} ${spaced}`)).toBe(phoneKey(`0${number}`));
      expect(phoneKey(`00${code}${gap}(0)${spaced}`)).toBe(phoneKey(`0${spaced}`));
    }),
  );
});

test.each([
  ["+61 412 345 678", "412345678"],
  ["1-955-371-0847 x371", "553710847"],
  ["(955) 371-0847 ext. 371", "553710847"],
])("the number %j is told apart by %j", (written, key) => {
  expect(phoneKey(written)).toBe(key);
});
