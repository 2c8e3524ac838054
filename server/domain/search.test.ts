import { expect, test } from "vitest";
import { contactKeys } from "./contact-key.ts";
import { longestSearch, searchTerms } from "./search.ts";

/** Whether a search finds a contact with this phone number. */
function finds(search: string, phone: string): boolean {
  const { searchText } = contactKeys({
    firstName: "Ada",
    lastName: null,
    email: null,
    phone,
    company: null,
    jobTitle: null,
    moreEmails: [],
    morePhones: [],
  });
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
])("a search for %s finds the phone number %s", (search, phone) => {
  expect(finds(search, phone)).toBe(true);
});

test.each([
  ["0412 345 678", "0412 345 679"],
  ["0628 230 455", "0611 230 455"],
])("a search for %s does not find the phone number %s", (search, phone) => {
  expect(finds(search, phone)).toBe(false);
});

test("a phone number is told apart by its last nine digits, a shorter one has no leading zeros", () => {
  expect(searchTerms("+61 412 345 678")?.digits).toBe("412345678");
  expect(searchTerms("0041")?.digits).toBe("41");
  expect(searchTerms("0")?.digits).toBeUndefined();
  expect(searchTerms("4th floor")?.digits).toBeUndefined();
});

test("each word is looked for by itself, folded", () => {
  expect(searchTerms("  Élodie\tSTRASSE ")).toEqual({
    words: ["elodie", "strasse"],
    digits: undefined,
  });
});

test("a search of nothing but spaces and marks looks for nothing", () => {
  for (const search of [undefined, "", "   ", "\u0301", "\n\t"]) {
    expect(searchTerms(search)).toBeUndefined();
  }
});

test("a search of any length is cut to a few words", () => {
  const terms = searchTerms("word ".repeat(10_000));
  expect(terms?.words).toHaveLength(8);
  expect(searchTerms("x".repeat(10_000))?.words).toEqual(["x".repeat(longestSearch)]);
});
