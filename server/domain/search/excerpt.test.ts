import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.ts";
import { hasMatch } from "./marks.ts";
import { type SearchTerms, searchTerms } from "./terms.ts";

function termsOf(search: string): SearchTerms {
  const terms = searchTerms(search);
  if (!terms) throw new Error(`Nothing to search for in ${search}`);
  return terms;
}

const filler = "We spoke about the weather and the holidays. ";

test("a short text is its own excerpt, in one line", () => {
  expect(excerptOf(" Asked about\n\npricing. ", termsOf("pricing"))).toBe("Asked about pricing.");
  expect(excerptOf("", termsOf("pricing"))).toBe("");
});

test("the excerpt of a long text is around the match, from one word to another", () => {
  const text = `${filler.repeat(60)}The PRÎCING was too high. ${filler.repeat(60)}`;
  const excerpt = excerptOf(text, termsOf("pricing"));
  expect(excerpt).toContain("The PRÎCING was too high.");
  expect(excerpt.length).toBeLessThan(200);
  expect(excerpt).toMatch(/^…\w.*\w\.?…$/);
});

test("a text without a match is cut at its end", () => {
  const excerpt = excerptOf(filler.repeat(10), termsOf("pricing"));
  expect(excerpt).toMatch(/^We spoke .*…$/);
});

test("a word that is found is in the excerpt, wherever it stands and whatever surrounds it", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 3_000 }),
      fc.string({ unit: "grapheme", maxLength: 500 }),
      (before, after) => {
        const terms = termsOf("pricing");
        const excerpt = excerptOf(`${before} pricing ${after}`, terms);
        expect(hasMatch(excerpt, terms)).toBe(true);
      },
    ),
  );
});
