import fc from "fast-check";
import { expect, test } from "vitest";
import { nextBirthday } from "../contact/birthday.ts";
import { dayIn, daysAfter, fromDay, startOfDay, toDay } from "../day.ts";
import { groupRanges } from "../todo/groups.ts";
import { birthdayRanges, shownAgain } from "./today.ts";

const day = fc
  .integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2110, 0, 1) })
  .map((moment) => toDay(moment));

test("exactly the birthdays of the coming days are in the ranges, leap days and New Year included", () => {
  fc.assert(
    fc.property(day, day, fc.integer({ min: 1, max: 60 }), (born, today, days) => {
      const on = born.slice(5);
      const isIn = birthdayRanges(today, days).some(({ from, to }) => on >= from && on <= to);
      expect(isIn).toBe(nextBirthday(born, today) < daysAfter(today, days));
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ["2026-02-20", true],
  ["2026-02-28", true],
  ["2026-03-01", false],
  ["2028-02-28", true],
  ["2028-02-29", true],
])("born on 29 February, on %s the birthday is still to come within 14 days: %s", (today, isIn) => {
  const found = birthdayRanges(today, 14).some(({ from, to }) => "02-29" >= from && "02-29" <= to);
  expect(found).toBe(isIn);
});

test("a birthday is hidden until it has passed, anything else for a week", () => {
  expect(shownAgain("birthdays", "2026-12-25")).toBe("2027-01-08");
  expect(shownAgain("stale", "2026-12-25")).toBe("2027-01-01");
});

/** Time zones at both ends and in the middle, with and without clock changes, some by half an hour. */
const zone = fc.constantFrom(
  ...["Pacific/Pago_Pago", "America/New_York", "Europe/London", "Asia/Kolkata"],
  ...["Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Kiritimati"],
);
const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });

test("a task due today is not overdue at any hour of that day, whatever the time zone", () => {
  fc.assert(
    fc.property(zone, moment, fc.integer({ min: 0, max: 86_399_999 }), (timeZone, at, later) => {
      const today = dayIn(timeZone, at);
      const start = startOfDay(timeZone, today);
      const end = startOfDay(timeZone, daysAfter(today, 1));
      const then = start + (later % (end - start));
      const { overdue, today: due } = groupRanges(dayIn(timeZone, then));
      expect(fromDay(today)).toBeGreaterThanOrEqual(overdue.before ?? 0);
      expect([fromDay(today) >= (due.from ?? 0), fromDay(today) < (due.before ?? 0)]).toEqual([
        true,
        true,
      ]);
      const { overdue: next } = groupRanges(dayIn(timeZone, end));
      expect(fromDay(today)).toBeLessThan(next.before ?? 0);
    }),
    { numRuns: 500 },
  );
});
