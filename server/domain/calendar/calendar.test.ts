import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { toDay } from "../day.ts";
import { momentAt } from "../moment.ts";
import { birthdayEvent } from "./birthday-event.ts";
import { type CalendarEvent, calendarText } from "./calendar.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 30, 9);
const span = { from: now - 30 * day, until: now + 366 * day };
const origin = "https://kith.example";

const task = { id: "task-1", title: "Call", path: "/tasks/1", changedAt: now };

/** What a calendar program reads. */
function read(events: readonly CalendarEvent[], timeZone = "Australia/Sydney") {
  const text = calendarText({ events, origin, timeZone, span });
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  return {
    text,
    found: calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each)),
  };
}

/** The first occurrences of a series, in milliseconds. */
function occurrences(event: ICAL.Event | undefined, count: number): number[] {
  const times = event?.iterator();
  return Array.from({ length: count }, () => (times?.next()?.toUnixTime() ?? 0) * 1_000);
}

test("any text comes back as it was, in lines of at most 75 octets", () => {
  const text = fc.string({ unit: "binary", maxLength: 300 });
  fc.assert(
    fc.property(text, text, (title, description) => {
      const { found, text } = read([{ ...task, when: { day: "2026-12-01" }, title, description }]);
      const readable = (typed: string) =>
        typed.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
      const [event] = found;
      expect(event?.summary).toBe(readable(title));
      if (description) expect(event?.description).toBe(readable(description));
      for (const line of text.split("\r\n")) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      }
    }),
  );
});

test("a day is a date, and a time is an instant with an alarm", () => {
  const { found, text } = read([
    { ...task, when: { day: "2026-12-01" } },
    { ...task, id: "task-2", when: { day: "2026-12-01", time: "09:30" }, minutes: 45 },
  ]);
  const [whole, timed] = found;
  expect(whole?.startDate.isDate).toBe(true);
  expect(whole?.startDate.toString()).toBe("2026-12-01");
  expect(timed?.startDate.toJSDate().toISOString()).toBe("2026-11-30T22:30:00.000Z");
  expect(timed?.duration.toString()).toBe("PT45M");
  expect(timed?.uid).toBe("task-2@kith.example");
  expect(timed?.component.getFirstPropertyValue("url")).toBe("https://kith.example/tasks/1");
  expect(timed?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
  expect(timed?.component.getFirstPropertyValue("dtstamp")?.toString()).toBe(
    "2026-11-30T09:00:00Z",
  );
  expect(
    text.match(/BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Call\r\nTRIGGER:-PT15M/g),
  ).toHaveLength(1);
});

test("a task that repeats at a time stays at that time when clocks change, in any zone", () => {
  const zones = ["Pacific/Pago_Pago", "America/St_Johns", "Europe/London", "Africa/Casablanca"];
  const others = [
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
  ];
  for (const timeZone of [...zones, ...others]) {
    const event = { ...task, when: { day: "2026-12-01", time: "08:15" }, rule: "FREQ=MONTHLY" };
    const { found } = read([event], timeZone);
    const expected = ["2026-12-01", ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(monthOf2027)];
    expect(occurrences(found[0], 12), timeZone).toEqual(
      expected.map((each) => momentAt(timeZone, each, "08:15")),
    );
  }
});

function monthOf2027(month: number): string {
  return `2027-${String(month).padStart(2, "0")}-01`;
}

test("a snoozed occasion moves by itself", () => {
  const event = {
    ...task,
    when: { day: "2026-12-03", time: "09:00" },
    ruleDay: "2026-12-01",
    rule: "FREQ=WEEKLY;BYDAY=TU",
  };
  const { found } = read([event], "Europe/Berlin");
  const [series, moved] = found;
  expect(moved?.isRecurrenceException()).toBe(true);
  expect(moved?.recurrenceId.toString()).toBe("2026-12-01T09:00:00");
  expect(moved?.startDate.toString()).toBe("2026-12-03T09:00:00");
  expect(series?.startDate.toString()).toBe("2026-12-01T09:00:00");
});

test("a rule ends on its last day, in the form of its first one", () => {
  const rule = "FREQ=DAILY;UNTIL=20261203";
  const { text, found } = read([
    { ...task, when: { day: "2026-12-01" }, rule },
    { ...task, id: "task-2", when: { day: "2026-12-01", time: "23:30" }, rule },
  ]);
  expect(text).toContain("RRULE:FREQ=DAILY;UNTIL=20261203\r\n");
  expect(text).toContain("RRULE:FREQ=DAILY;UNTIL=20261203T123000Z\r\n");
  for (const event of found) {
    const days = event.iterator();
    const all = [1, 2, 3, 4].map(() => days.next()?.toString().slice(0, 10));
    expect(all).toEqual(["2026-12-01", "2026-12-02", "2026-12-03", undefined]);
  }
});

test.each([
  ["1980-03-22", ["1980-03-22", "1981-03-22", "1982-03-22"]],
  ["--03-22", ["2000-03-22", "2001-03-22", "2002-03-22"]],
  ["1996-02-29", ["1996-02-29", "1997-02-28", "1998-02-28", "1999-02-28", "2000-02-29"]],
])("the birthday %s is each year", (birthday, expected) => {
  const event = birthdayEvent({ id: 7, name: "Sarah Chen", birthday, changedAt: now });
  const [found] = read([event]).found;
  expect(found?.summary).toBe("Birthday: Sarah Chen");
  expect(occurrences(found, expected.length).map(toDay)).toEqual(expected);
});
