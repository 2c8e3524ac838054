import fc from "fast-check";
import { expect, test } from "vitest";
import { firstGrapheme, isBlank, withoutBidiControls } from "./text.ts";

test.each([
  "",
  " \t\n",
  "\u00a0\u3000",
  "\u200b",
  "\u2060",
  "\u00ad",
  "\u3164",
  "\uffa0",
  "\u115f",
  "\u2800",
  "\u202e",
  "\ufeff",
  "\ufe0f",
  "\u001a",
  "\u{e0041}",
  " \u200b\u2060 ",
  "\u0301",
  "\ufffc",
  "\ue000",
])("%j shows nothing", (text) => {
  expect(isBlank(text)).toBe(true);
});

test.each(["a", ".", "\u200bx\u200b", "❤\ufe0f", "நி", "ㄱ", "0"])("%j shows something", (text) => {
  expect(isBlank(text)).toBe(false);
});

test("a text between blanks is blank only if it is blank itself", () => {
  const blank = fc.constantFrom("", " ", "\u200b", "\u2800", "\u3164", "\u202e");
  fc.assert(
    fc.property(blank, fc.string({ unit: "grapheme" }), blank, (before, text, after) => {
      expect(isBlank(`${before}${text}${after}`)).toBe(isBlank(text));
    }),
  );
});

test("controls that reverse text are removed, and direction marks stay", () => {
  expect(withoutBidiControls("\u202agnp.exe\u202e\u2066 \u2069")).toBe("gnp.exe ");
  expect(withoutBidiControls("\u200fשלום\u200e")).toBe("\u200fשלום\u200e");
});

test.each([
  ["👩‍👩‍👧‍👦 Team", "👩‍👩‍👧‍👦"],
  ["🇩🇪 Berlin", "🇩🇪"],
  ["நித்யா", "நி"],
  ["e\u0301lodie", "e\u0301"],
  ["\u200b\u2060 Ann", "A"],
  ["\u200b", ""],
])("the first grapheme of %j is %j", (text, expected) => {
  expect(firstGrapheme(text)).toBe(expected);
});

test("the first grapheme is the one that a segmenter finds first", () => {
  const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
  const joining = fc.constantFrom("\u0301", "\u0308", "\u00ad", "\u034f", "\u200d", "\ufe0f");
  const unit = fc.oneof(fc.string({ unit: "binary", maxLength: 1 }), joining);
  fc.assert(
    fc.property(fc.constantFrom("", "A", "é", "Ł", " "), fc.array(unit), (start, units) => {
      const text = start + units.join("");
      const found = Array.from(graphemes.segment(text), ({ segment }) => segment);
      expect(firstGrapheme(text)).toBe(found.find((segment) => !isBlank(segment)) ?? "");
    }),
    { numRuns: 500 },
  );
});
