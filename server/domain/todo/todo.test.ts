import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, dayIn, daysAfter, fromDay, startOfDay } from "../day.ts";
import {
  endOfWeek,
  groupOf,
  groupRanges,
  snoozedTo,
  type TodoGroup,
  todoGroups,
} from "./groups.ts";
import { dueOn } from "./todo.ts";

test("a task is overdue the day after it was due, and not before", () => {
  expect(dueOn("2026-11-23", "2026-11-22")).toBe("overdue");
  expect(dueOn("2026-11-23", "2026-11-23")).toBe("today");
  expect(dueOn("2026-11-23", "2026-12-01")).toBe("later");
  expect(dueOn("2026-11-23", null)).toBe("undated");
});

/** Zones from -11 to +14, with changes of clocks in both hemispheres, and odd offsets. */
const zones = [
  "Pacific/Pago_Pago",
  "America/Los_Angeles",
  "America/St_Johns",
  "America/Sao_Paulo",
  "UTC",
  "Europe/London",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Kiritimati",
];

const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2036, 11) });
const zone = fc.constantFrom(...zones);
const open = (dueDate: Day | null) => ({ status: "pending", dueDate }) as const;

test("a task due today is due today at any hour of the day, in any zone", () => {
  fc.assert(
    fc.property(moment, zone, (now, timeZone) => {
      const today = dayIn(timeZone, now);
      expect(groupOf(today, open(today))).toBe("today");
      expect(groupOf(today, open(daysAfter(today, -1)))).toBe("overdue");
      expect(groupOf(today, open(daysAfter(today, 1)))).toBe("tomorrow");
      const tomorrow = startOfDay(timeZone, daysAfter(today, 1));
      expect(now).toBeLessThan(tomorrow);
      expect(groupOf(dayIn(timeZone, tomorrow - 1), open(today))).toBe("today");
      expect(groupOf(dayIn(timeZone, tomorrow), open(today))).toBe("overdue");
    }),
    { numRuns: 500 },
  );
});

test("a task due today in Auckland isn't overdue there at any hour, while it is elsewhere", () => {
  const day = "2026-09-27"; // The clocks go forward.
  const start = startOfDay("Pacific/Auckland", day);
  const hours = Array.from({ length: 23 }, (_, hour) => start + hour * 3_600_000);
  const inZone = (timeZone: string) =>
    hours.map((hour) => groupOf(dayIn(timeZone, hour), open(day)));
  expect(new Set(inZone("Pacific/Auckland"))).toEqual(new Set(["today"]));
  expect(groupOf(dayIn("Pacific/Auckland", start + 23 * 3_600_000), open(day))).toBe("overdue");
  expect(new Set(inZone("Pacific/Pago_Pago"))).not.toContain("today");
});

const someDay = fc
  .integer({ min: fromDay("2019-12-25"), max: fromDay("2032-03-02") })
  .map((time) => dayIn("UTC", time));

test("every day is in exactly one group, and the groups are in the order of days", () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -400, max: 400 }), (today, days) => {
      const day = daysAfter(today, days);
      const key = fromDay(day);
      const ranges = groupRanges(today);
      const groups = todoGroups.filter((group) => {
        const { from = -Infinity, before = Infinity } = ranges[group];
        return key >= from && key < before;
      });
      expect(groups).toEqual([groupOf(today, open(day))]);
      const order = (group: TodoGroup | null) => todoGroups.indexOf(group ?? "done");
      const next = groupOf(today, open(daysAfter(day, 1)));
      expect(order(next)).toBeGreaterThanOrEqual(order(groupOf(today, open(day))));
    }),
    { numRuns: 1_000 },
  );
});

test("this week ends on Sunday, and at a weekend there is nothing left of it", () => {
  expect(endOfWeek("2026-11-30")).toBe("2026-12-06"); // A Monday.
  expect(endOfWeek("2026-12-06")).toBe("2026-12-06");
  expect(groupOf("2026-11-30", open("2026-12-02"))).toBe("week");
  expect(groupOf("2026-11-30", open("2026-12-06"))).toBe("week");
  expect(groupOf("2026-11-30", open("2026-12-07"))).toBe("later");
  expect(groupOf("2026-12-05", open("2026-12-06"))).toBe("tomorrow");
  expect(groupOf("2026-12-05", open("2026-12-07"))).toBe("later");
});

test("done tasks are done whenever they were due, and archived ones are in no group", () => {
  expect(groupOf("2026-11-30", { status: "completed", dueDate: "2026-01-01" })).toBe("done");
  expect(groupOf("2026-11-30", { status: "archived", dueDate: "2026-01-01" })).toBeNull();
  expect(groupOf("2026-11-30", open(null))).toBe("someday");
});

test("a task is snoozed to tomorrow, or to Monday of next week", () => {
  expect(snoozedTo("2026-02-28", "tomorrow")).toBe("2026-03-01");
  expect(snoozedTo("2026-11-30", "week")).toBe("2026-12-07");
  expect(snoozedTo("2026-12-06", "week")).toBe("2026-12-07");
});
