import fc from "fast-check";
import { expect, test } from "vitest";
import { harmlessCell, textOfHarmlessCell } from "./cell-text.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ["-2+3+cmd", "'-2+3+cmd"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["＝1", "'＝1"],
  ["'=1", "''=1"],
  ["+61 412 345 678", "+61 412 345 678"],
  ["(03) 9999-1234", "(03) 9999-1234"],
  ["O'Brien", "O'Brien"],
  ["'tis", "'tis"],
])("%s is written as %s", (text, cell) => {
  expect(harmlessCell(text)).toBe(cell);
});

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "1", "a", " ", "\t") }),
  fc.string({ unit: "binary" }),
);

test("no cell computes anything, and each is read back as it was", () => {
  fc.assert(
    fc.property(text, (typed) => {
      const cell = harmlessCell(typed);
      expect(textOfHarmlessCell(cell)).toBe(typed);
      if (/[^+\d\s().,/-]/.test(typed)) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }),
  );
});
