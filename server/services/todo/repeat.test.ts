import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, daysAfter, fromDay, toDay } from "#domain/day.ts";
import { partsOf, repeatChoices, repeatLabel, ruleAfterDone, ruleOf } from "#domain/todo/repeat.ts";
import { nextRepeat, readRule } from "./repeat.ts";

/** The days of a repetition, each done on the day on which it was due. */
function daysOf(rule: string, first: Day, count: number): Day[] {
  const days = [first];
  let now = { rule, day: first };
  while (days.length < count) {
    const next = nextRepeat({ ...now, from: "due", doneOn: now.day });
    if (!next) break;
    now = next;
    days.push(next.day);
  }
  return days;
}

test("monthly on the 31st is the last day of a month that has no 31st", () => {
  const rule = ruleOf("monthly", "2027-12-31");
  expect(daysOf(rule, "2027-12-31", 6)).toEqual([
    ...["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"],
  ]);
  const thirtieth = ruleOf("monthly", "2027-01-30");
  expect(daysOf(thirtieth, "2027-01-30", 3)).toEqual(["2027-01-30", "2027-02-28", "2027-03-30"]);
});

test("monthly on a date is that date, or the last day of a shorter month, from any day on", () => {
  const first = fc
    .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })
    .map((moment) => toDay(moment));
  fc.assert(
    fc.property(first, (day) => {
      const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
      const wanted = Array.from({ length: 14 }, (_, index) => {
        const last = new Date(Date.UTC(year, month + index, 0)).getUTCDate();
        return toDay(Date.UTC(year, month - 1 + index, Math.min(date, last)));
      });
      expect(daysOf(ruleOf("monthly", day), day, wanted.length)).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});

test("a rule that names the 31st leaves out months without one, as calendars do", () => {
  const days = daysOf("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31", 4);
  expect(days).toEqual(["2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31"]);
});

test("a birthday on a leap day is kept on the last of February", () => {
  const rule = ruleOf("yearly", "2028-02-29");
  expect(daysOf(rule, "2028-02-29", 5)).toEqual([
    ...["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"],
  ]);
});

test("weekdays, a weekday of the month and every second week are right", () => {
  expect(daysOf(ruleOf("weekdays", "2026-11-27"), "2026-11-27", 3)).toEqual([
    ...["2026-11-27", "2026-11-30", "2026-12-01"],
  ]);
  const tuesday = ruleOf("monthly-weekday", "2026-11-10");
  expect(tuesday).toBe("FREQ=MONTHLY;BYDAY=2TU");
  expect(daysOf(tuesday, "2026-11-10", 3)).toEqual(["2026-11-10", "2026-12-08", "2027-01-12"]);
  const last = ruleOf("monthly-weekday", "2026-11-30");
  expect(daysOf(last, "2026-11-30", 3)).toEqual(["2026-11-30", "2026-12-28", "2027-01-25"]);
  const days = daysOf("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "2026-11-30", 5);
  expect(days).toEqual(["2026-11-30", "2026-12-04", "2026-12-14", "2026-12-18", "2026-12-28"]);
});

test("a repetition ends after its number of times, or with its last day", () => {
  expect(daysOf("FREQ=DAILY;COUNT=3", "2026-11-30", 9)).toHaveLength(3);
  expect(daysOf("FREQ=DAILY;UNTIL=20261202", "2026-11-30", 9)).toHaveLength(3);
  expect(daysOf("FREQ=DAILY;UNTIL=20261202T235959Z", "2026-11-30", 9)).toHaveLength(3);
});

test("missed days are passed over, and one that is done early is followed by the next", () => {
  const weekly = { rule: "FREQ=WEEKLY;BYDAY=MO", from: "due", day: "2026-11-02" } as const;
  expect(nextRepeat({ ...weekly, doneOn: "2026-11-25" })?.day).toBe("2026-11-30");
  expect(nextRepeat({ ...weekly, doneOn: "2026-11-30" })?.day).toBe("2026-11-30");
  expect(nextRepeat({ ...weekly, doneOn: "2026-10-28" })?.day).toBe("2026-11-09");
  const counted = { ...weekly, rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=3" };
  expect(nextRepeat({ ...counted, doneOn: "2026-11-12" })).toEqual({
    day: "2026-11-16",
    rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=1",
  });
  const longAgo = { rule: "FREQ=DAILY", from: "due", day: "1900-01-01" } as const;
  expect(nextRepeat({ ...longAgo, doneOn: "2026-11-30" })?.day).toBe("2026-11-30");
});

test("after completion, the days are counted from the day it was done", () => {
  const task = { rule: "FREQ=DAILY;INTERVAL=10", from: "completion", day: "2026-11-02" } as const;
  expect(nextRepeat({ ...task, doneOn: "2026-11-25" })?.day).toBe("2026-12-05");
  for (const [choice, doneOn, next] of [
    ["weekly", "2026-11-30", "2026-12-07"],
    ["monthly", "2026-11-30", "2026-12-30"],
    ["monthly", "2027-01-31", "2027-02-28"],
    ["yearly", "2026-11-30", "2027-11-30"],
    ["yearly", "2028-02-29", "2029-02-28"],
    ["weekdays", "2026-11-27", "2026-11-30"],
  ] as const) {
    const due = { from: "completion", day: "2026-11-10", doneOn } as const;
    const found = nextRepeat({ ...due, rule: ruleAfterDone(choice, due.day) });
    expect(found?.day, `${choice} after ${doneOn}`).toBe(next);
  }
});

const rule = fc.constantFrom(
  ..."FREQ=DAILY FREQ=DAILY;INTERVAL=3 FREQ=WEEKLY FREQ=WEEKLY;BYDAY=TU,SA".split(" "),
  ..."FREQ=MONTHLY;BYMONTHDAY=15 FREQ=MONTHLY;BYMONTHDAY=-1 FREQ=MONTHLY;BYDAY=-1FR".split(" "),
  ..."FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1 FREQ=MONTHLY;BYDAY=3WE".split(" "),
  ..."FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1 FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=31".split(" "),
);
const someDay = fc
  .integer({ min: fromDay("2019-12-01"), max: fromDay("2033-03-02") })
  .map((time) => toDay(Math.floor(time / 86_400_000) * 86_400_000));

/** Whether a day meets the BY parts of a rule, by counting on the calendar. */
function fits(parts: ReturnType<typeof partsOf>, day: Day): boolean {
  const [, month = 0, date = 0] = day.split("-").map(Number);
  const isIn = (later: number) => daysAfter(day, later).slice(0, 7) === day.slice(0, 7);
  const weekday = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][new Date(fromDay(day)).getUTCDay()];
  if (parts.BYMONTH && Number(parts.BYMONTH) !== month) return false;
  if (parts.BYSETPOS) return date === 30 || (month === 2 && !isIn(1));
  if (parts.BYMONTHDAY === "-1") return !isIn(1);
  if (parts.BYMONTHDAY) return Number(parts.BYMONTHDAY) === date;
  return (parts.BYDAY ?? String(weekday)).split(",").some((each) => {
    if (!each.endsWith(String(weekday))) return false;
    if (each.startsWith("-1")) return !isIn(7);
    return each.length === 2 || Math.ceil(date / 7) === Number(each[0]);
  });
}

test("the next day is the first that the rule has, found by counting days", () => {
  fc.assert(
    fc.property(rule, someDay, (chosen, day) => {
      const parts = partsOf(chosen);
      const step = Number(parts.INTERVAL ?? 1);
      const wanted = (later: number) => {
        if (parts.FREQ === "DAILY") return later % step === 0;
        if (parts.FREQ === "WEEKLY" && !parts.BYDAY) return later % 7 === 0;
        return fits(parts, daysAfter(day, later));
      };
      let later = 1;
      while (!wanted(later)) later += 1;
      const next = nextRepeat({ rule: chosen, from: "due", day, doneOn: day });
      expect(next).toEqual({ day: daysAfter(day, later), rule: chosen });
    }),
    { numRuns: 500 },
  );
});

test("rules that are misspelt, too fine or never come are not accepted", () => {
  const refused = [
    ..."weekly FREQ=HOURLY FREQ=DAILY;BYHOUR=9 FREQ=WEEKLY;BYDAY=1MO FREQ=WEEKLY;;".split(" "),
    ..."FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 FREQ=DAILY;INTERVAL=0 FREQ=DAILY;X=1".split(" "),
    ..."FREQ=DAILY;INTERVAL=7;BYDAY=MO FREQ=MONTHLY;INTERVAL=12;BYMONTH=2 INTERVAL=2".split(" "),
    ..."FREQ=DAILY;COUNT=1;COUNT=2 FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1".split(" "),
  ];
  expect(refused.filter((each) => readRule(each) !== undefined)).toEqual([]);
  expect(readRule("RRULE:freq=weekly;byday=mo")).toBe("FREQ=WEEKLY;BYDAY=MO");
});

test("a rule that has no further day ends the repetition", () => {
  const never = { rule: "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", from: "due" } as const;
  expect(nextRepeat({ ...never, day: "2027-04-30", doneOn: "2027-04-30" })).toBeUndefined();
});

test("each choice of the form is a rule that Kith accepts, and has words", () => {
  fc.assert(
    fc.property(fc.constantFrom(...repeatChoices), someDay, (choice, day) => {
      const made = ruleOf(choice, day);
      expect(readRule(made)).toBe(made);
      expect(repeatLabel(made)).not.toMatch(/[=;_]|undefined/);
      expect(nextRepeat({ rule: made, from: "due", day, doneOn: day })?.day).toMatch(/^\d{4}-/);
    }),
  );
  expect(repeatLabel("FREQ=MONTHLY;BYMONTHDAY=-1")).toBe("Monthly on the last day");
  expect(repeatLabel("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=5")).toBe(
    "Every 2 weeks on Monday and Friday, 5 times",
  );
  expect(repeatLabel("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30")).toBe("Yearly on 30 November");
});
