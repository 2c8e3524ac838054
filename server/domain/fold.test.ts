import fc from "fast-check";
import { expect, test } from "vitest";
import { digitsOf, fold } from "./fold.ts";

test.each([
  ["STRASSE", "straße"],
  ["STRAẞE", "Strasse"],
  ["Élodie", "elodie"],
  ["E\u0301lodie", "Élodie"],
  ["Ørsted", "orsted"],
  ["Łukasz", "lukasz"],
  ["Đorđe", "dorde"],
  ["Ægir", "aegir"],
  ["Œuvre", "oeuvre"],
  ["IŞIK", "ışık"],
  ["İstanbul", "istanbul"],
  ["Z͑ͫ̓a̴l̶g̷o̸", "zalgo"],
  ["ＴＯＫＹＯ", "tokyo"],
  ["ﬁne", "FINE"],
  ["ΠΑΠΑΣ", "παπάς"],
  ["  two \t\n  words ", "two words"],
])("%s and %s are the same when folded", (one, other) => {
  expect(fold(one)).toBe(fold(other));
});

test.each([
  ["resume", "résumés"],
  ["müller", "mueller"],
  ["日本", "日木"],
])("%s and %s stay different", (one, other) => {
  expect(fold(one)).not.toBe(fold(other));
});

test("a Greek word is found while it is typed, although its last letter has a form of its own", () => {
  expect(fold("Παπασταύρου")).toContain(fold("παπας"));
  expect(fold("Παπασταύρου")).toContain(fold("ΠΑΠΑΣ"));
});

test("folding what is folded changes nothing, for every character", () => {
  const unsettled: string[] = [];
  for (let code = 0; code <= 0x1ffff; code += 1) {
    const folded = fold(String.fromCodePoint(code));
    if (fold(folded) !== folded) unsettled.push(code.toString(16));
  }
  expect(unsettled).toEqual([]);
});

test("folded text has no upper case, no marks and no double spaces", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const folded = fold(text);
      expect(fold(folded)).toBe(folded);
      expect(folded).not.toMatch(/\p{M}|\s\s|^\s|\s$/u);
    }),
  );
});

test("the digits of a phone number are read in any width", () => {
  expect(digitsOf("+61 (0)412-345.678 ext. 9")).toBe("6104123456789");
  expect(digitsOf("０６２８")).toBe("0628");
  expect(digitsOf("none")).toBe("");
});
