import { expect, test } from "vitest";
import { ageOn, nextBirthday, readBirthday } from "./birthday.ts";

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

test("the next birthday is today or later, and on 28 February where there is no 29th", () => {
  expect(nextBirthday("1980-03-22", "2026-03-21")).toBe("2026-03-22");
  expect(nextBirthday("1980-03-22", "2026-03-22")).toBe("2026-03-22");
  expect(nextBirthday("--03-22", "2026-03-23")).toBe("2027-03-22");
  expect(nextBirthday("2000-02-29", "2026-01-01")).toBe("2026-02-28");
  expect(nextBirthday("2000-02-29", "2027-03-01")).toBe("2028-02-29");
  expect(nextBirthday("2000-02-29", "2028-02-29")).toBe("2028-02-29");
});

test("somebody is a year older from their birthday on, and of no age without a year", () => {
  expect(ageOn("1980-03-22", "2026-03-21")).toBe(45);
  expect(ageOn("1980-03-22", "2026-03-22")).toBe(46);
  expect(ageOn("2000-02-29", "2026-02-27")).toBe(25);
  expect(ageOn("2000-02-29", "2026-02-28")).toBe(26);
  expect(ageOn("2026-03-22", "2026-03-22")).toBe(0);
  expect(ageOn("2026-03-22", "2026-03-21")).toBeNull();
  expect(ageOn("--03-22", "2026-03-22")).toBeNull();
});
