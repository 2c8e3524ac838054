import fc from "fast-check";
import { expect, test } from "vitest";
import { dayIn } from "./day.ts";
import { clockIn, momentAt } from "./moment.ts";

const zones = [
  ...["Pacific/Pago_Pago", "America/St_Johns", "America/New_York", "UTC", "Europe/Berlin"],
  ...["Asia/Kathmandu", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Auckland"],
  ...["Pacific/Kiritimati", "Africa/Casablanca", "America/Santiago"],
];

test("any moment is found again by its day and time, in any time zone", () => {
  const moment = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (at, zone) => {
      const whole = at - (at % 60_000);
      const found = momentAt(zone, dayIn(zone, whole), clockIn(zone, whole));
      // Clocks that are moved back show an hour twice.
      expect([0, 30, 60].map((minutes) => whole - minutes * 60_000)).toContain(found);
      expect(dayIn(zone, found)).toBe(dayIn(zone, whole));
      expect(clockIn(zone, found)).toBe(clockIn(zone, whole));
    }),
    { numRuns: 500 },
  );
});

test("a time that clocks show twice is the first, and one that they skip is an hour later", () => {
  const berlin = "Europe/Berlin";
  expect(momentAt(berlin, "2026-10-25", "02:30")).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(momentAt(berlin, "2026-03-29", "02:30")).toBe(Date.UTC(2026, 2, 29, 1, 30));
  expect(momentAt("Pacific/Auckland", "2026-02-28", "09:00")).toBe(Date.UTC(2026, 1, 27, 20));
});
