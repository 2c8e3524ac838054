import fc from "fast-check";
import { expect, test } from "vitest";
import { zones } from "../testing/zones.ts";
import { dayIn, daysAfter, daysBetween, startOfDay } from "./day.ts";
import { momentAt } from "./moment.ts";
import { groupOf } from "./todo/groups.ts";

test.each([
  ["UTC", "2026-11-23", "2026-11-23T00:00:00Z"],
  ["Australia/Sydney", "2026-11-23", "2026-11-22T13:00:00Z"],
  ["Australia/Sydney", "2026-07-01", "2026-06-30T14:00:00Z"],
  ["America/Los_Angeles", "2026-11-23", "2026-11-23T08:00:00Z"],
  ["Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15:00Z"],
  // The clocks change on these days.
  ["Australia/Sydney", "2026-10-04", "2026-10-03T14:00:00Z"],
  ["Australia/Sydney", "2026-04-05", "2026-04-04T13:00:00Z"],
  ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z"],
  // And here at midnight itself.
  ["Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z"],
  ["Pacific/Kiritimati", "2026-02-28", "2026-02-27T10:00:00Z"],
])("in %s the day %s begins at %s", (timeZone, day, moment) => {
  const start = startOfDay(timeZone, day);
  expect(new Date(start).toISOString()).toBe(moment.replace("Z", ".000Z"));
  expect(dayIn(timeZone, start)).toBe(day);
  expect(dayIn(timeZone, start - 1)).toBe(daysAfter(day, -1));
});

test.each(["0001-12-05", "0026-12-05", "0999-01-01", "1969-05-05", "9999-12-31"])(
  "the day %s is found again in any time zone",
  (day) => {
    for (const timeZone of ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"]) {
      expect(dayIn(timeZone, startOfDay(timeZone, day))).toBe(day);
      expect(dayIn(timeZone, momentAt(timeZone, day, "23:59"))).toBe(day);
    }
    expect(daysAfter(daysAfter(day, 1), -1)).toBe(day);
    expect(daysBetween(day, daysAfter(day, 40))).toBe(40);
  },
);

test("days go on over months and years", () => {
  expect(daysAfter("2026-12-31", 1)).toBe("2027-01-01");
  expect(daysAfter("2028-03-01", -1)).toBe("2028-02-29");
});

const anyZone = fc.constantFrom(...zones);

test("a day begins at the first moment that has its date, in any zone and at any change of clocks", () => {
  const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((days) => daysAfter("2016-01-01", days));
  fc.assert(
    fc.property(anyZone, anyDay, (timeZone, day) => {
      const start = startOfDay(timeZone, day);
      expect(dayIn(timeZone, start)).toBe(day);
      expect(dayIn(timeZone, start - 1)).toBe(daysAfter(day, -1));
    }),
    { numRuns: 2_000 },
  );
});

test("a task is due today from the first moment of its day to the last, wherever its person lives", () => {
  const anyMoment = fc.integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2036, 0, 1) });
  fc.assert(
    fc.property(anyZone, anyMoment, (timeZone, moment) => {
      const dueDate = dayIn(timeZone, moment);
      const last = startOfDay(timeZone, daysAfter(dueDate, 1)) - 1;
      const groupAt = (now: number) =>
        groupOf(dayIn(timeZone, now), { status: "pending", dueDate });
      expect([startOfDay(timeZone, dueDate), moment, last].map(groupAt)).toEqual(
        Array(3).fill("today"),
      );
      expect(groupAt(last + 1)).toBe("overdue");
      expect(groupAt(startOfDay(timeZone, dueDate) - 1)).toBe("tomorrow");
    }),
    { numRuns: 2_000 },
  );
});
