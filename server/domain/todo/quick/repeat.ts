import { type Day, daysAfter, fromDay } from "../../day.ts";
import { type RepeatChoice, ruleOf, weekdays } from "../repeat.ts";
import type { Span } from "./quick.ts";

/** How often a line says that a task repeats. */
export interface QuickRepeat extends Span {
  choice: RepeatChoice;
  interval: number;
  /** The weekdays that it names, from 0 for Monday. */
  days: number[];
}

const names = [
  "mon(?:day)?",
  "tue(?:s(?:day)?)?",
  "wed(?:nesday)?",
  "thu(?:r(?:s(?:day)?)?)?",
].concat(["fri(?:day)?", "sat(?:urday)?", "sun(?:day)?"]);
const oneDay = `(?:${names.join("|")})s?`;
const unit = "day|week|month|year";

const every = new RegExp(
  `(?<=^|\\s)every\\s+(?:(?<other>other\\s+|second\\s+|\\d{1,2}\\s+)?(?<unit>${unit})s?` +
    `|(?<working>weekday|workday|working\\s+day)s?` +
    `|(?<days>${oneDay}(?:(?:\\s*,\\s*|\\s+)(?:and\\s+|&\\s*)?${oneDay})*))(?=$|[\\s,.;:!?])`,
  "iu",
);

/** At the end of a line only: "the weekly report" is a title. */
const adverb = /(?<=^|\s)(?<adverb>daily|weekly|monthly|yearly|annually)(?=[\s,.;:!?]*$)/iu;

const choices: Record<string, RepeatChoice> = {
  day: "daily",
  daily: "daily",
  week: "weekly",
  weekly: "weekly",
  month: "monthly",
  monthly: "monthly",
  year: "yearly",
  yearly: "yearly",
  annually: "yearly",
};

/** What a line says about repeating, in English: "every Monday and Friday", "every 2 weeks". */
export function readRepeat(line: string): QuickRepeat | undefined {
  const found = every.exec(line) ?? adverb.exec(line);
  if (!found) return undefined;
  const { other = "", unit: each, working, days, adverb: often } = found.groups ?? {};
  const span = { from: found.index, to: found.index + found[0].length };
  if (working) return { ...span, choice: "weekdays", interval: 1, days: [] };
  if (days) return { ...span, choice: "weekly", interval: 1, days: daysIn(days) };
  const choice = choices[(each ?? often ?? "").toLowerCase()];
  const interval = /\d/.test(other) ? Number(other) : other ? 2 : 1;
  return choice && interval > 0 ? { ...span, choice, interval, days: [] } : undefined;
}

function daysIn(text: string): number[] {
  return names.flatMap((name, day) =>
    new RegExp(`(?<=^|[\\s,&])${name}s?(?=$|[\\s,&])`, "iu").test(text) ? [day] : [],
  );
}

/** The RRULE of a repetition whose first day is given. */
export function quickRule({ choice, interval, days }: QuickRepeat, first: Day): string {
  const rule =
    days.length > 0
      ? `FREQ=WEEKLY;BYDAY=${days.map((day) => weekdays[day]).join()}`
      : ruleOf(choice, first);
  return interval === 1 ? rule : rule.replace(/^(FREQ=[A-Z]+)/, `$1;INTERVAL=${interval}`);
}

/** The first day of a repetition from a day on, if the line names no date. */
export function firstDayOf({ choice, days }: QuickRepeat, from: Day): Day {
  const wanted = choice === "weekdays" ? [0, 1, 2, 3, 4] : days;
  if (wanted.length === 0) return from;
  const weekdayOf = (day: Day) => (new Date(fromDay(day)).getUTCDay() + 6) % 7;
  const week = Array.from({ length: 7 }, (_, after) => daysAfter(from, after));
  return week.find((day) => wanted.includes(weekdayOf(day))) ?? from;
}
