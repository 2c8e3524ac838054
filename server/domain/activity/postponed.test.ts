import fc from "fast-check";
import { expect, test } from "vitest";
import { dayIn, daysAfter } from "../day.ts";
import { clockIn, momentAt } from "../moment.ts";
import { postponed } from "./postponed.ts";

/** From -11 to +14, with changes of clocks in both directions, one of them by half an hour. */
const zone = fc.constantFrom(
  ...["Pacific/Pago_Pago", "America/New_York", "UTC", "Europe/London", "Asia/Kathmandu"],
  ...["Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Kiritimati"],
);
const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2033, 0, 1) });
const days = fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 });

test("what is put off is on the next day at the same time of day, in any zone and at any change of clocks", () => {
  fc.assert(
    fc.property(zone, moment, days, (timeZone, now, ahead) => {
      const planned = now + ahead;
      const then = postponed(planned, timeZone, now);
      const from = dayIn(timeZone, Math.max(planned, now));
      expect(dayIn(timeZone, then)).toBe(daysAfter(from, 1));
      expect(then).toBeGreaterThan(now);
      // A time that clocks skip is as much later as they are moved.
      const clock = clockIn(timeZone, planned);
      expect(then).toBe(momentAt(timeZone, daysAfter(from, 1), clock));
      const late = (then - momentAt(timeZone, daysAfter(from, 1), "00:00")) / 60_000;
      const [hours = 0, minutes = 0] = clock.split(":").map(Number);
      expect(Math.abs(late - 60 * hours - minutes)).toBeLessThanOrEqual(60);
    }),
    { numRuns: 2_000 },
  );
});
