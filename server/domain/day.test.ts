import { expect, test } from "vitest";
import { dayIn, daysAfter, daysBetween, startOfDay } from "./day.ts";
import { momentAt } from "./moment.ts";

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
