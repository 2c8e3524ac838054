import { afterEach, expect, test, vi } from "vitest";
import { pastMoment, whenOf } from "./written-moment.ts";

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ["2027-05-01", "2027-05-01", null],
  ["2027-05-01 14:30", "2027-05-01", "14:30"],
  ["2027-05-01T14:30:00", "2027-05-01", "14:30"],
  ["5/31/2027 2:30 PM", "2027-05-31", "14:30"],
  ["2027-05-01 00:00:00", "2027-05-01", null],
  ["2027-05-01T00:00:00Z", "2027-05-01", null],
  ["2027-05-01T00:00:00.000+00:00", "2027-05-01", null],
  ["0001-01-01T00:00:00Z", null, null],
  ["2027-02-31 14:30", null, "14:30"],
  ["May 1, 2027 2:30 PM", "2027-05-01", "14:30"],
  ["1 May 2027, 14:30", "2027-05-01", "14:30"],
  ["May 1, 2027 at 2:30pm", "2027-05-01", "14:30"],
  ["14:30 2027-05-01", "2027-05-01", "14:30"],
  ["2:30 pm", null, "14:30"],
  ["2027-05-01 9.30", "2027-05-01", "09:30"],
  ["2027-05-01 14:30-15:00", "2027-05-01", "14:30"],
  ["1.05.2027", "2027-05-01", null],
  ["2027-05-01 00:00:00 UTC", "2027-05-01", null],
  ["5/31/2027 12:00 AM UTC", "2027-05-31", null],
  ["2027-05-01 14:30 CST", null, null],
  ["5/31/2027 2:30 PM (BST)", null, null],
  ["2:30 PM EST", null, null],
  ["14:30 IST", null, null],
  ["2027-05-01 14:30 Uhr", "2027-05-01", "14:30"],
  ["soon", null, null],
])("%s is %s at %s in any time zone", (text, day, time) => {
  for (const timeZone of ["Pacific/Auckland", "UTC", "America/New_York"]) {
    expect(whenOf(text, { order: null, timeZone })).toEqual({ day, time });
  }
});

test.each([
  ["2027-05-01T14:30:00Z", "2027-05-02 02:30", "2027-05-01 10:30"],
  ["2027-05-01T14:30:00-04:00", "2027-05-02 06:30", "2027-05-01 14:30"],
  ["2027-05-01T00:00:00-04:00", "2027-05-01 16:00", "2027-05-01 00:00"],
  ["2027-05-01 14:30:00 UTC", "2027-05-02 02:30", "2027-05-01 10:30"],
  ["2027-05-01 14:30 GMT", "2027-05-02 02:30", "2027-05-01 10:30"],
  ["2027-05-01 14:30:00 +0000", "2027-05-02 02:30", "2027-05-01 10:30"],
  ["2027-05-01 14:30:00+00", "2027-05-02 02:30", "2027-05-01 10:30"],
  ["2027-05-01 14:30:00 EDT", "2027-05-02 06:30", "2027-05-01 14:30"],
  ["5/31/2027 2:30 PM PST", "2027-06-01 10:30", "2027-05-31 18:30"],
  ["5/31/2027 2:30 PM UTC", "2027-06-01 02:30", "2027-05-31 10:30"],
  ["31.05.2027 14:30 (CEST)", "2027-06-01 00:30", "2027-05-31 08:30"],
  ["May 31, 2027 at 2:30pm cet", "2027-06-01 01:30", "2027-05-31 09:30"],
  ["2027-05-01T00:00 EST", "2027-05-01 17:00", "2027-05-01 01:00"],
  ["2027-05-31 09:00 ACST", "2027-05-31 11:30", "2027-05-30 19:30"],
])("%s is %s in Auckland and %s in New York", (text, ...expected) => {
  const shown = ["Pacific/Auckland", "America/New_York"].map((timeZone) => {
    const { day, time } = whenOf(text, { order: null, timeZone });
    return `${day} ${time}`;
  });
  expect(shown).toEqual(expected);
});

/** A past moment, read at another one. */
function read(
  text: string,
  { now, today, timeZone }: Record<"now" | "today" | "timeZone", string>,
) {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(now) });
  const moment = pastMoment(text, { order: null, timeZone, today });
  return moment === null ? null : new Date(moment).toISOString();
}

test("today is past, whatever the time, and a day is its own in any time zone", () => {
  const now = "2026-11-30T03:00:00.000Z";
  const utc = { now, today: "2026-11-30", timeZone: "UTC" };
  expect(read("2026-11-30", utc)).toBe(now);
  expect(read("2026-11-30 02:15", utc)).toBe("2026-11-30T02:15:00.000Z");
  expect(read("2026-12-01", utc)).toBe(null);
  expect(read("2026-11-29", utc)).toBe("2026-11-29T12:00:00.000Z");
  expect(read("1989-12-31", utc)).toBe(null);
  const auckland = { now, today: "2026-11-30", timeZone: "Pacific/Auckland" };
  expect(read("2026-11-30", auckland)).toBe("2026-11-29T23:00:00.000Z");
  expect(read("2026-03-02 10:11:12", auckland)).toBe("2026-03-01T21:11:00.000Z");
  const newYork = { now, today: "2026-11-29", timeZone: "America/New_York" };
  expect(read("2026-11-29", newYork)).toBe("2026-11-29T17:00:00.000Z");
  expect(read("2026-11-30", newYork)).toBe(now);
  expect(read("2026-12-01", newYork)).toBe(null);
});

test("a moment with a time zone is read to the millisecond, and a later one isn't past", () => {
  const reading = { now: "2026-11-30T03:00:00Z", today: "2026-11-29", timeZone: "America/Bogota" };
  expect(read("2026-11-30T02:59:59.123Z", reading)).toBe("2026-11-30T02:59:59.123Z");
  expect(read("2026-11-30T03:00:01Z", reading)).toBe(null);
});
