import fc from "fast-check";
import { expect, test } from "vitest";
import { zones } from "../../testing/zones.ts";
import { type Day, dayIn, daysAfter } from "../day.ts";
import { momentAt } from "../moment.ts";
import { clockOf, nextDigest, type Turn, turnAt } from "./schedule.ts";

const minute = 60_000;
const hourly = 60 * minute;

const anyZone = fc.constantFrom(...zones);
const anyHour = fc.integer({ min: 0, max: 23 });
/** Any time of 2026 and 2027. */
const anyTime = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 20) });

interface Sent {
  day: Day;
  at: number;
}

/** What cron sends from a time on, if it comes at these intervals in minutes. */
function sentBy(
  { hour, zoneAt }: { hour: number; zoneAt: (now: number) => string },
  start: number,
  intervals: number[],
): Sent[] {
  const sent: Sent[] = [];
  let lastDay: Day | null = null;
  let nextAt = nextDigest({ hour, timeZone: zoneAt(start), lastDay }, start);
  let now = start;
  let zone = zoneAt(start);
  for (const interval of intervals) {
    now += interval * minute;
    // The trigger of the table does this.
    if (zoneAt(now) !== zone) nextAt = 0;
    zone = zoneAt(now);
    if (nextAt > now) continue;
    const turn: Turn = turnAt({ hour, timeZone: zone, lastDay }, now);
    expect(turn.nextAt).toBeGreaterThan(now);
    if (turn.day !== null) {
      sent.push({ day: turn.day, at: now });
      lastDay = turn.day;
    }
    nextAt = turn.nextAt;
  }
  return sent;
}

test("each day has one digest, within minutes of its hour, across all changes of clocks", () => {
  fc.assert(
    fc.property(anyZone, anyHour, anyTime, (timeZone, hour, start) => {
      const days = 9;
      const intervals = Array.from({ length: days * 288 }, () => 5);
      const sent = sentBy({ hour, zoneAt: () => timeZone }, start, intervals);
      const first = sent[0]?.day ?? "";
      expect(sent.map(({ day }) => day)).toEqual(sent.map((_, at) => daysAfter(first, at)));
      expect(sent.length).toBeGreaterThanOrEqual(days - 1);
      for (const { day, at } of sent) {
        const due = momentAt(timeZone, day, clockOf(hour));
        expect(at - due).toBeGreaterThanOrEqual(0);
        expect(at - due).toBeLessThan(5 * minute);
      }
    }),
    { numRuns: 150 },
  );
});

test("a cron that stops for hours sends a late digest or none, and never two", () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 50, maxLength: 50 });
  fc.assert(
    fc.property(anyZone, anyHour, anyTime, gaps, (timeZone, hour, start, intervals) => {
      const sent = sentBy({ hour, zoneAt: () => timeZone }, start, intervals);
      const days = sent.map(({ day }) => day);
      expect(days).toEqual([...new Set(days)].sort());
      for (const { day, at } of sent) {
        expect(at - momentAt(timeZone, day, clockOf(hour))).toBeLessThan(3 * hourly);
      }
    }),
  );
});

test("somebody who travels gets no second digest on a day", () => {
  const trip = fc.array(anyZone, { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(trip, anyHour, anyTime, (stops, hour, start) => {
      const zoneAt = (now: number) =>
        stops[Math.floor((now - start) / (18 * hourly)) % stops.length] ?? "UTC";
      const sent = sentBy(
        { hour, zoneAt },
        start,
        Array.from({ length: 5 * 96 }, () => 15),
      );
      const days = sent.map(({ day }) => day);
      expect(days).toEqual([...new Set(days)].sort());
      for (const { day, at } of sent) {
        expect([day, daysAfter(day, 1)]).toContain(dayIn(zoneAt(at), at));
      }
    }),
    { numRuns: 50 },
  );
});

test("a digest that is switched on after its hour begins the next day", () => {
  const now = momentAt("Pacific/Auckland", "2026-12-01", "09:30");
  const schedule = { hour: 7, timeZone: "Pacific/Auckland", lastDay: null };
  expect(nextDigest(schedule, now)).toBe(momentAt("Pacific/Auckland", "2026-12-02", "07:00"));
  expect(nextDigest({ ...schedule, hour: 10 }, now)).toBe(
    momentAt("Pacific/Auckland", "2026-12-01", "10:00"),
  );
  const sentToday = { ...schedule, hour: 10, lastDay: "2026-12-01" };
  expect(nextDigest(sentToday, now)).toBe(momentAt("Pacific/Auckland", "2026-12-02", "10:00"));
});
