import { expect, test } from "vitest";
import {
  ageOn,
  birthdayFault,
  nextBirthday,
  readBirthday,
  readWrittenBirthday,
} from "./birthday.ts";

test.each([
  ["1980-03-22", "1980-03-22"],
  ["19800322", "1980-03-22"],
  ["--03-22", "--03-22"],
  ["--0322", "--03-22"],
  ["03-22", "--03-22"],
  ["3-2", "--03-02"],
  ["02-29", "--02-29"],
])("the birthday %s is stored as %s", (typed, kept) => {
  expect(readBirthday(typed)).toBe(kept);
});

test.each(["1981-02-29", "13-01", "04-31", "22/03/1980", "March", "", "1980"])(
  "%j isn't a birthday",
  (typed) => {
    expect(readBirthday(typed)).toBeNull();
  },
);

test.each([
  ["25 Dec 1980", "1980-12-25"],
  ["25/12/1980", "1980-12-25"],
  ["12/25/1980", "1980-12-25"],
  ["25.12.1980", "1980-12-25"],
  ["03/04/1980", null],
])("%s, as people write it, is %s", (typed, birthday) => {
  expect(readWrittenBirthday(typed)).toBe(birthday);
});

test.each([
  [null, "Enter a birthday like 1980-03-22, or 03-22 if you don't know the year."],
  ["0000-01-01", "Enter a year from 1900 on, or leave it out: 03-22."],
  ["1899-12-31", "Enter a year from 1900 on, or leave it out: 03-22."],
  ["1900-01-01", undefined],
  ["--02-29", undefined],
  ["2026-03-23", undefined],
  ["2026-03-24", "Enter a birthday in the past, like 1980-03-22."],
  ["3000-01-01", "Enter a birthday in the past, like 1980-03-22."],
])("what is wrong with the birthday %s on 22 March 2026: %s", (birthday, fault) => {
  expect(birthdayFault(birthday, Date.UTC(2026, 2, 22))).toBe(fault);
});

test("a placeholder year gives no age", () => {
  expect(ageOn("0001-01-01", "2026-03-22")).toBeNull();
});

test("the next birthday is today or later, and on 28 February where there is no 29th", () => {
  expect(nextBirthday("1980-03-22", "2026-03-21")).toBe("2026-03-22");
  expect(nextBirthday("1980-03-22", "2026-03-22")).toBe("2026-03-22");
  expect(nextBirthday("--03-22", "2026-03-23")).toBe("2027-03-22");
  expect(nextBirthday("2000-02-29", "2026-01-01")).toBe("2026-02-28");
  expect(nextBirthday("2000-02-29", "2027-03-01")).toBe("2028-02-29");
  expect(nextBirthday("2000-02-29", "2028-02-29")).toBe("2028-02-29");
});

test("somebody is a year older from their birthday on, and has no age without a year", () => {
  expect(ageOn("1980-03-22", "2026-03-21")).toBe(45);
  expect(ageOn("1980-03-22", "2026-03-22")).toBe(46);
  expect(ageOn("2000-02-29", "2026-02-27")).toBe(25);
  expect(ageOn("2000-02-29", "2026-02-28")).toBe(26);
  expect(ageOn("2026-03-22", "2026-03-22")).toBe(0);
  expect(ageOn("2026-03-22", "2026-03-21")).toBeNull();
  expect(ageOn("--03-22", "2026-03-22")).toBeNull();
});
