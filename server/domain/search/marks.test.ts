import fc from "fast-check";
import { expect, test } from "vitest";
import { foldForSearch } from "../fold.ts";
import { hasMatch, markMatches } from "./marks.ts";
import { searchTerms } from "./terms.ts";

/** A text with the matches of a search in brackets. */
function marks(search: string, text: string): string {
  return markMatches(text, searchTerms(search))
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join("");
}

test.each([
  ["elodie", "Élodie Durand", "[Élodie] Durand"],
  ["ELODIE dur", "Élodie Durand", "[Élodie] [Dur]and"],
  ["e\u0301lodie", "Elodie", "[Elodie]"],
  ["elodie", "E\u0301lodie", "[E\u0301lodie]"],
  ["strasse", "Lange Straße 5", "Lange [Straße] 5"],
  ["STRASSE", "straße", "[straße]"],
  ["s", "Straße", "[S]tra[ß]e"],
  ["soren", "Søren Ærø", "[Søren] Ærø"],
  ["aero", "Søren Ærø", "Søren [Ærø]"],
  ["σας", "ΣΑΣ", "[ΣΑΣ]"],
  ["fi", "oﬃce", "o[ﬃ]ce"],
  ["한", "한국", "[한]국"],
  ["😀", "a😀b", "a[😀]b"],
  ["ana", "banana", "b[anana]"],
  ["ann an", "Joanna Ann", "Jo[ann]a [Ann]"],
  ["nsm", "Ann Smith", "Ann Smith"],
  ["a.b", "axb a.b", "axb [a.b]"],
  ["o'brien", "Sean O’Brien", "Sean [O’Brien]"],
  ["obr", "Sean O’Brien", "Sean [O’Br]ien"],
  ["jeanluc", "Jean\u2011Luc Picard", "[Jean\u2011Luc] Picard"],
  ["jean luc", "Jean-Luc Picard", "[Jean]-[Luc] Picard"],
  ["zerowidth", "a Zero\u200bWidth", "a [Zero\u200bWidth]"],
  ["山田太郎", "山田太郎", "[山田太郎]"],
  ["太郎", "山田太郎", "山田[太郎]"],
  ["techcorp", "ana@techcorp.example", "ana@[techcorp].example"],
])("a search for %s marks of %s: %s", (search, text, expected) => {
  expect(marks(search, text)).toBe(expected);
});

test.each([
  ["0412 345 678", "+61 412 345 678", "+61 [412 345 678]"],
  ["+61 412 345 678", "0412345678", "0[412345678]"],
  ["0628230455", "06.28.23.04.55", "0[6.28.23.04.55]"],
  ["9374", "(02) 9374-4000", "(02) [9374]-4000"],
  ["37440", "(02) 9374-4000", "(02) 9[374-40]00"],
  ["412345678", "４１２ ３４５ ６７８", "[４１２ ３４５ ６７８]"],
  ["12", "ann1@x2.example", "ann1@x2.example"],
  ["54", "Studio 54", "Studio [54]"],
  ["08 123 45 67", "08 123 45 67", "[08 123 45 67]"],
  ["08 123 45 67", "+46 8–123 45 67", "+46 [8–123 45 67]"],
  ["+353 1 555 0101", "+353 (0)1 555 0101", "+353 ([0)1 555 0101]"],
])("a search for the number %s marks of %s: %s", (search, text, expected) => {
  expect(marks(search, text)).toBe(expected);
});

test("without a search nothing is marked", () => {
  expect(markMatches("Ann", searchTerms("  "))).toEqual([{ text: "Ann", marked: false }]);
  expect(markMatches("", searchTerms("ann"))).toEqual([{ text: "", marked: false }]);
  expect(hasMatch("Ann", undefined)).toBe(false);
});

const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        "ß",
        "’",
        "-",
        "\u200b",
        "É",
        "e\u0301",
        "İ",
        "Σ",
        "ς",
        "ﬃ",
        "½",
        "한",
        " ",
        "\u00a0",
        "7",
        "（",
        "A",
      ),
    )
    .map((all) => all.join("")),
);

test("the pieces make up the text again, whatever is searched", () => {
  fc.assert(
    fc.property(texts, texts, (text, search) => {
      const parts = markMatches(text, searchTerms(search));
      expect(parts.map((part) => part.text).join("")).toBe(text);
    }),
  );
});

test("exactly what the search matches is marked", () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 4 }), (text, at, length) => {
      const words = foldForSearch(text).split(" ");
      const word = words[at % words.length]?.slice(at % 3, (at % 3) + length) ?? "";
      fc.pre(word !== "");
      const terms = { words: [word], digits: undefined };
      expect(hasMatch(text, terms)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(texts, texts, (text, search) => {
      const [word = ""] = searchTerms(search)?.words ?? [];
      fc.pre(word !== "");
      const found = foldForSearch(text).includes(word);
      expect(hasMatch(text, { words: [word], digits: undefined })).toBe(found);
    }),
  );
});
