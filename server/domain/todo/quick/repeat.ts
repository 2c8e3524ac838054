import { type Day, daysAfter, fromDay, toDay } from "../../day.ts";
import { monthDay, type RepeatChoice, ruleOf, weekdays } from "../repeat.ts";
import type { Span } from "./quick.ts";

/** How often a line says that a task repeats. */
export interface QuickRepeat extends Span {
  choice: RepeatChoice;
  interval: number;
  /** The weekdays that it names, from 0 for Monday. */
  days: number[];
  /** The date in each month that it names. */
  date?: number;
}

const names = [
  "mon(?:day)?",
  "tue(?:s(?:day)?)?",
  "wed(?:nesday)?",
  "thu(?:r(?:s(?:day)?)?)?",
].concat(["fri(?:day)?", "sat(?:urday)?", "sun(?:day)?"]);
const oneDay = `(?:${names.join("|")})s?`;
const unit = "day|week|month|year";

const other = "(?<other>other\\s+|second\\s+|\\d{1,2}\\s+)?";
const end = "(?=$|[\\s,;!?]|[.:](?:\\s|$))";

const every = new RegExp(
  `(?<=^|\\s)every\\s+(?:(?<working>weekday|workday|working\\s+day)s?` +
    `|${other}(?:(?<unit>${unit})s?` +
    `|(?<days>${oneDay}(?:(?:\\s*,\\s*|\\s+)(?:and\\s+|&\\s*)?${oneDay})*)))${end}`,
  "iu",
);

const ordinal = "(?:3[01]|[12]\\d|[1-9])(?:st|nd|rd|th)";
const date = `(?:3[01]|[12]\\d|[1-9])(?:st|nd|rd|th)?`;
const beforeMonth = "(?!\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))";

/** "Every month on the 31st", "on the 31st of every month", "every 31st". */
const everyDate = [
  `every\\s+month\\s+on\\s+(?:the\\s+)?(?<date>${date})`,
  `on\\s+(?:the\\s+)?(?<date>${date})\\s+(?:of\\s+)?every\\s+month`,
  `every\\s+(?<date>${ordinal})`,
].map((text) => new RegExp(`(?<=^|\\s)${text}${beforeMonth}${end}`, "iu"));

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
  const dated = everyDate.map((pattern) => pattern.exec(line)).find((match) => match !== null);
  const found = dated ?? every.exec(line) ?? adverb.exec(line);
  if (!found) return undefined;
  const { other = "", unit: each, working, days, adverb: often } = found.groups ?? {};
  const span = { from: found.index, to: found.index + found[0].length };
  const date = Number.parseInt(found.groups?.date ?? "", 10);
  if (date) return { ...span, choice: "monthly", interval: 1, days: [], date };
  if (working) return { ...span, choice: "weekdays", interval: 1, days: [] };
  const interval = /\d/.test(other) ? Number(other) : other ? 2 : 1;
  if (days && interval > 0) return { ...span, choice: "weekly", interval, days: daysIn(days) };
  const choice = choices[(each ?? often ?? "").toLowerCase()];
  return choice && interval > 0 ? { ...span, choice, interval, days: [] } : undefined;
}

function daysIn(text: string): number[] {
  return names.flatMap((name, day) =>
    new RegExp(`(?<=^|[\\s,&])${name}s?(?=$|[\\s,&])`, "iu").test(text) ? [day] : [],
  );
}

/** The RRULE of a repetition whose first day is given, and its last one if the line names it. */
export function quickRule(
  { choice, interval, days, date: onDate }: QuickRepeat,
  first: Day,
  last?: Day,
): string {
  const named = days.map((day) => weekdays[day]).join();
  const monthly = onDate === undefined ? undefined : `FREQ=MONTHLY;${monthDay(onDate)}`;
  const rule = monthly ?? (named ? `FREQ=WEEKLY;BYDAY=${named}` : ruleOf(choice, first));
  const often = interval === 1 ? rule : rule.replace(/^(FREQ=[A-Z]+)/, `$1;INTERVAL=${interval}`);
  return last === undefined ? often : `${often};UNTIL=${last.replaceAll("-", "")}`;
}

/** The first day of a repetition from a day on: the day itself, unless the line names days. */
export function firstDayOf({ choice, days, date: onDate }: QuickRepeat, from: Day): Day {
  if (onDate !== undefined) return firstDate(onDate, from);
  const wanted = choice === "weekdays" ? [0, 1, 2, 3, 4] : days;
  if (wanted.length === 0) return from;
  const weekdayOf = (day: Day) => (new Date(fromDay(day)).getUTCDay() + 6) % 7;
  const week = Array.from({ length: 7 }, (_, after) => daysAfter(from, after));
  return week.find((day) => wanted.includes(weekdayOf(day))) ?? from;
}

/** The first day from a day on with a date in the month, or the last day of a shorter month. */
function firstDate(wanted: number, from: Day): Day {
  const [year = 0, month = 1] = from.split("-").map(Number);
  const [day = from] = [0, 1]
    .map((after) => {
      const last = new Date(Date.UTC(year, month + after, 0)).getUTCDate();
      return toDay(Date.UTC(year, month - 1 + after, Math.min(wanted, last)));
    })
    .filter((each) => each >= from);
  return day;
}

/** Where a line says until when something repeats: the word, and the text after it. */
export function readUntil(line: string): { from: number; after: number } | undefined {
  const found = /(?<=^|\s)(?:until|till)\s+/iu.exec(line);
  return found ? { from: found.index, after: found.index + found[0].length } : undefined;
}

const beforeDay =
  /(?:^|\s)(?:every|each|jede[mnrs]?|chaque|tous les|cada|todos los|elke|iedere|ogni)\s+(?:(?:first|second|third|fourth|fifth|last|other|\p{L}*(?:ste|te)[nr]?|\d+(?:st|nd|rd|th|\.)?)\s+)?$/iu;

/** Whether a date would be taken out of words of repetition that aren't understood. */
export function isOfRepetition(line: string, { from }: Span): boolean {
  return beforeDay.test(line.slice(0, from));
}
