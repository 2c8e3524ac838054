import fc from "fast-check";
import { expect, test } from "vitest";
import { joinTags, splitGroups, splitTags } from "./tag-list.ts";
import { isBlank } from "./text.ts";

test("tags are split at semicolons, else at :::, else at commas", () => {
  expect(splitTags("a, b; c")).toEqual(["a, b", "c"]);
  expect(splitTags("a, b ::: c")).toEqual(["a, b", "c"]);
  expect(splitTags("football-fan, musician")).toEqual(["football-fan", "musician"]);
  expect(splitTags(" ; a;;")).toEqual(["a"]);
  expect(splitTags("")).toEqual([]);
});

test("a tag in quotes is one tag, and other quotes are text", () => {
  expect(splitTags('"a; b", c')).toEqual(["a; b", "c"]);
  expect(splitTags('"say ""hi""";x')).toEqual(['say "hi"', "x"]);
  expect(splitTags('5" pipe; "open; x')).toEqual(['5" pipe', '"open', "x"]);
});

test("Google's system groups aren't tags", () => {
  expect(splitGroups("* myContacts ::: Navy ::: a, b")).toEqual(["Navy", "a, b"]);
  expect(splitGroups("* myContacts")).toEqual([]);
  expect(splitGroups("Hot, Warm")).toEqual(["Hot", "Warm"]);
});

test("any tags are read back as they were written", () => {
  const text = fc.string({ unit: fc.constantFrom(";", ",", ":", '"', " ", "*", "a", "\n", "é") });
  const name = fc
    .oneof(text, fc.string({ unit: "binary" }))
    .map((typed) => typed.replaceAll("\0", "").trim())
    .filter((typed) => !isBlank(typed));
  fc.assert(
    fc.property(fc.array(name), (names) => {
      expect(splitTags(joinTags(names))).toEqual(names);
    }),
    { numRuns: 2_000 },
  );
});
