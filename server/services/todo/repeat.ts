import { RRule } from "rrule";
import { type Day, daysAfter, fromDay, toDay } from "#domain/day.ts";
import type { RepeatFrom } from "#domain/todo/fields.ts";
import { monthDay, partsOf } from "#domain/todo/repeat.ts";

/*
 * Repetitions are computed on calendar days, which no change of clocks moves: a task's time of day
 * is that of the workspace's clocks on each day.
 */

const number = /^[1-9]\d{0,2}$/;
const weekdays = /^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU)){0,6}$/;
const nthWeekdays = /^[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)(,[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)){0,20}$/;
const dates = /^[+-]?([1-9]|[12]\d|3[01])(,[+-]?([1-9]|[12]\d|3[01])){0,30}$/;
const months = /^([1-9]|1[0-2])(,([1-9]|1[0-2])){0,11}$/;

const everywhere = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: number,
  COUNT: number,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
};

/**
 * The parts that each frequency may have. With others a rule may have no day at all, and the library
 * would look for one up to the year 9999.
 */
const accepted: Partial<Record<string, Record<string, RegExp>>> = {
  DAILY: everywhere,
  WEEKLY: { ...everywhere, BYDAY: weekdays },
  MONTHLY: {
    ...everywhere,
    BYDAY: nthWeekdays,
    BYMONTHDAY: dates,
    BYSETPOS: /^-?[1-9]\d?$/,
  },
  YEARLY: { ...everywhere, BYMONTH: months, BYMONTHDAY: dates },
};

/** The most days of each month. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * A rule as it is stored, in capitals and without its name; undefined if it isn't one of those that
 * Kith computes, or has no day.
 */
export function readRule(typed: string): string | undefined {
  const rule = typed
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "");
  const parts = partsOf(rule);
  const shapes = accepted[parts.FREQ ?? ""];
  const fits =
    shapes !== undefined &&
    Object.entries(parts).every(([name, value]) => shapes[name]?.test(value ?? "")) &&
    Object.keys(parts).length === rule.split(";").length;
  if (!fits || (parts.BYDAY && parts.BYMONTHDAY)) return undefined;
  if (parts.BYSETPOS && !parts.BYDAY && !parts.BYMONTHDAY) return undefined;
  return hasDay(parts) ? rule : undefined;
}

/** Whether one of the months of a yearly rule has one of its dates. */
function hasDay({ FREQ, BYMONTH, BYMONTHDAY }: Partial<Record<string, string>>): boolean {
  if (FREQ !== "YEARLY" || !BYMONTHDAY) return true;
  const inMonths = BYMONTH ? BYMONTH.split(",").map(Number) : longest.map((_, at) => at + 1);
  return BYMONTHDAY.split(",").some((date) =>
    inMonths.some((month) => Math.abs(Number(date)) <= (longest[month - 1] ?? 0)),
  );
}

export interface Repeating {
  rule: string;
  from: RepeatFrom;
  /** The day that the rule gave the task. */
  day: Day;
  /** The day on which it is done. */
  doneOn: Day;
}

/** How many missed days are passed over one by one; after more, a rule begins again with today. */
const mostMissed = 5_000;

/**
 * The next day of a repetition, and the rule from there on; undefined if that was the last one.
 * Days that were missed while the task was overdue are passed over, so that the next one isn't
 * overdue too.
 */
export function nextRepeat({
  rule,
  from,
  day,
  doneOn,
}: Repeating): { day: Day; rule: string } | undefined {
  const { COUNT, UNTIL, ...parts } = partsOf(rule);
  const start = from === "completion" ? doneOn : day;
  const endless = Object.entries(parts).map(([name, value]) => `${name}=${value}`);
  const shorter = from === "completion" ? shorterMonths(parts, doneOn) : [];
  const found = dayAfter([...endless, ...shorter].join(";"), start, doneOn);
  if (!found) return undefined;
  const left = COUNT ? Number(COUNT) - found.passed : undefined;
  if (left !== undefined && left < 1) return undefined;
  if (UNTIL && found.day.replaceAll("-", "") > UNTIL.slice(0, 8)) return undefined;
  const ending = [left && `COUNT=${left}`, UNTIL && `UNTIL=${UNTIL}`].filter(Boolean);
  return { day: found.day, rule: [...endless, ...ending].join(";") };
}

/**
 * What a rule of months or years without days of its own lacks, so that a month after 31 January is the last
 * day of February; RFC 5545 would skip February.
 */
function shorterMonths(parts: Partial<Record<string, string>>, doneOn: Day): string[] {
  if (Object.keys(parts).some((name) => name.startsWith("BY"))) return [];
  const [month = 1, date = 1] = doneOn.split("-").slice(1).map(Number);
  if (parts.FREQ === "MONTHLY") return [monthDay(date)];
  const isLeapDay = month === 2 && date === 29;
  return parts.FREQ === "YEARLY" && isLeapDay ? ["BYMONTH=2", "BYMONTHDAY=-1"] : [];
}

/** The first day of a rule that is after `start` and not before `earliest`, and how many it passed. */
function dayAfter(
  rule: string,
  start: Day,
  earliest: Day,
): { day: Day; passed: number } | undefined {
  const repetition = new RRule({
    ...RRule.parseString(rule),
    dtstart: new Date(fromDay(start)),
  });
  let day: Day = start;
  let passed = 0;
  repetition.all((date) => {
    day = toDay(date.getTime());
    if (day > start) passed += 1;
    return passed < mostMissed && (day <= start || day < earliest);
  });
  if (day > start && day >= earliest) return { day, passed };
  return passed < mostMissed ? undefined : dayAfter(rule, daysAfter(earliest, -1), earliest);
}
