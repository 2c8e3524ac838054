import { expect, test } from "vitest";
import { readBirthday } from "./birthday.ts";

test.each([
  ["1980-03-22", "1980-03-22"],
  ["19800322", "1980-03-22"],
  ["--03-22", "--03-22"],
  ["--0322", "--03-22"],
  ["03-22", "--03-22"],
  ["3-2", "--03-02"],
  ["02-29", "--02-29"],
])("the birthday %s is kept as %s", (typed, kept) => {
  expect(readBirthday(typed)).toBe(kept);
});

test.each(["1981-02-29", "13-01", "04-31", "22/03/1980", "March", "", "1980"])(
  "%j is no birthday",
  (typed) => {
    expect(readBirthday(typed)).toBeNull();
  },
);
