import fc from "fast-check";
import { expect, test } from "vitest";
import { contactKeys } from "../contact/key.ts";
import { longestSearch } from "./search.ts";
import { searchTerms } from "./terms.ts";

const ada = {
  firstName: "Ada",
  lastName: null,
  email: null,
  phone: null,
  company: null,
  jobTitle: null,
  nickname: null,
  moreEmails: [],
  morePhones: [],
};

/** Whether a search finds a contact with this phone number, or this name. */
function finds(search: string, contact: string | Partial<Parameters<typeof contactKeys>[0]>) {
  const changed = typeof contact === "string" ? { phone: contact } : contact;
  const { searchText } = contactKeys({ ...ada, ...changed });
  const terms = searchTerms(search);
  if (!terms) return false;
  const { words, digits } = terms;
  return (
    words.every((word) => searchText.includes(word)) ||
    (digits !== undefined && searchText.includes(digits))
  );
}

test.each([
  ["0412 345 678", "+61 412 345 678"],
  ["+61 412 345 678", "0412 345 678"],
  ["+61 (0)412 345 678", "0412345678"],
  ["0412-345-678", "0061 412 345 678"],
  ["06 28 23 04 55", "+33628230455"],
  ["+33628230455", "0628 230 455"],
  ["(02) 9374 4000", "+61 2 9374 4000"],
  ["9374", "+61 2 9374 4000"],
  ["0412", "+61 412 345 678"],
  ["000", "1 000 000"],
  ["08 123 45 67", "+46 8 123 45 67"],
  ["+46 8 123 45 67", "08-123 45 67"],
  ["0046 8 123 45 67", "+46 (0)8 123 45 67"],
  ["+46 8 1", "+46 8 123 45 67"],
  ["4681234567", "+46 8 123 45 67"],
  ["021 555 010", "+64 21 555 010"],
  ["09 123 4567", "+358 9 123 4567"],
  ["02 555 12 12", "+32 2 555 12 12"],
  ["044 668 18 00", "+41 44 668 18 00"],
  ["+353 1 555 0101", "+353 (0)1 555 0101"],
  ["+353 (0)1 555 0101", "01 555 0101"],
  ["+39 06 6982 1234", "06 6982 1234"],
  ["08–123 45 67", "+46 8 123 45 67"],
  ["+1 415 555 0101", "(415) 555-0101"],
])("a search for %s finds the phone number %s", (search, phone) => {
  expect(finds(search, phone)).toBe(true);
});

test.each([
  ["0412 345 678", "0412 345 679"],
  ["0628 230 455", "0611 230 455"],
  ["08 123 45 67", "+46 8 123 45 68"],
  ["08 123 45 67", "+46 31 123 45 67"],
  ["+46 8 123 45 67", "09 123 45 67"],
  ["+353 1 555 0101", "+353 (0)21 555 0101"],
  ["01 555 0101", "+353 (0)21 555 0101"],
  ["02 9374 4000", "03 9374 4000"],
])("a search for %s does not find the phone number %s", (search, phone) => {
  expect(finds(search, phone)).toBe(false);
});

test("a phone number is looked for by its last nine digits, a shorter one from its start, a part anywhere", () => {
  expect(searchTerms("+61 412 345 678")?.digits).toBe("412345678");
  expect(searchTerms("08 123 45 67")?.digits).toBe("081234567");
  expect(searchTerms("123 45 67")?.digits).toBe("1234567");
  expect(searchTerms("0041")?.digits).toBe("41");
  expect(searchTerms("0")?.digits).toBeUndefined();
  expect(searchTerms("4th floor")?.digits).toBeUndefined();
});

test.each([
  ["obrien", "Sinéad", "O’Brien"],
  ["o'brien", "Sinéad", "O’Brien"],
  ["O’Brien", "Sinéad", "O'Brien"],
  ["o'brien", "Sinéad", "OBrien"],
  ["jean-luc", "Jean\u2011Luc", "Picard"],
  ["jean luc", "Jean-Luc", "Picard"],
  ["jeanluc", "Jean–Luc", "Picard"],
  ["zerowidth", "Zero\u200bWidth", null],
  ["山田太郎", "太郎", "山田"],
  ["太郎山田", "太郎", "山田"],
  ["山田 太郎", "太郎", "山田"],
  ["太郎", "太郎", "山田"],
  ["王伟", "伟", "王"],
  ["伟王", "伟", "王"],
  ["김민수", "민수", "김"],
  ["민수 김", "민수", "김"],
  ["ジャクソンマイケル", "マイケル", "ジャクソン"],
])("a search for %s finds %s %s", (search, firstName, lastName) => {
  expect(finds(search, { firstName, lastName })).toBe(true);
});

test("a contact is found by any part of its name, with any apostrophes and dashes", () => {
  const name = fc.string({ unit: fc.constantFrom(..."aÉßo'’-‑ \u200b山太김"), maxLength: 12 });
  fc.assert(
    fc.property(name, name, fc.nat(), fc.nat(), (firstName, lastName, from, length) => {
      const words = [firstName, lastName].join(" ").slice(from % 20, (from % 20) + (length % 12));
      fc.pre(searchTerms(words) !== undefined);
      expect(finds(words, { firstName, lastName })).toBe(true);
    }),
  );
});

test("a date in a name is found as it was typed", () => {
  expect(finds("2026 10 15", { firstName: "Guest of 2026 10 15" })).toBe(true);
});

test("each word is looked for by itself, folded", () => {
  expect(searchTerms("  Élodie\tSTRASSE ")).toEqual({
    words: ["elodie", "strasse"],
    digits: undefined,
  });
});

test("a search of only spaces and marks searches for nothing", () => {
  for (const search of [undefined, "", "   ", "\u0301", "\n\t", "-", "’", "\u200b"]) {
    expect(searchTerms(search)).toBeUndefined();
  }
});

test("a search of any length is cut to a few words", () => {
  const terms = searchTerms("word ".repeat(10_000));
  expect(terms?.words).toHaveLength(8);
  expect(searchTerms("x".repeat(10_000))?.words).toEqual(["x".repeat(longestSearch)]);
});
