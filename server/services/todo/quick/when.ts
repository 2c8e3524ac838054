import type { Chrono, ParsedResult } from "chrono-node";
import * as english from "chrono-node/en";
import { type Day, dayIn, daysAfter, isUsableDay, shownIn, toDay } from "#domain/day.ts";
import { type Clock, clockIn } from "#domain/moment.ts";
import type { QuickDue, Span } from "#domain/todo/quick/quick.ts";
import { withEnglishDates, withGermanDates } from "./own-dates.ts";

/*
 * Dates and times are found by chrono, which gets what the person's clocks show as if they showed UTC,
 * and answers in the same way: so it knows nothing of time zones, and no change of clocks moves a day.
 */

/** What a line says about when, with the parts of it that say so. */
export interface FoundDue extends QuickDue {
  date: Span | undefined;
  /** Undefined if the time is in one part with the date. */
  time: Span | undefined;
  /** Whether only a time of day is given, whose day is the next one that has it. */
  isTimeOnly: boolean;
}

/** Where and when a line is typed. */
export interface Typist {
  timeZone: string;
  /** BCP 47. */
  locale: string;
  /** In milliseconds. */
  now: number;
}

/** The other languages that chrono reads and Kith takes along, each loaded when it's needed. */
const languages: Partial<Record<string, () => Promise<{ casual: Chrono }>>> = {
  de: async () => ({ casual: withGermanDates((await import("chrono-node/de")).casual) }),
  es: () => import("chrono-node/es"),
  fr: () => import("chrono-node/fr"),
  it: () => import("chrono-node/it"),
  nl: () => import("chrono-node/nl"),
};

/** The parsers for a locale: of its own language, then English, which reads 5/6 as the locale does. */
async function parsersFor(locale: string): Promise<Chrono[]> {
  const own = await languages[locale.slice(0, 2)]?.();
  const [first] = new Intl.DateTimeFormat(locale).formatToParts();
  const ours = withEnglishDates(first?.type === "month" ? english.casual : english.GB);
  return own ? [own.casual, ours] : [ours];
}

/** When the task of a line is due, by the person's clocks and language. */
export async function readWhen(line: string, typist: Typist): Promise<FoundDue> {
  const parsers = await parsersFor(typist.locale);
  const found = parsers.map((parser) => readNext(parser, line, typist)).filter(({ date }) => date);
  const nothing = { dueDate: null, dueTime: null, durationMinutes: null };
  return (
    found.find(({ isTimeOnly }) => !isTimeOnly) ??
    found[0] ?? { ...nothing, date: undefined, time: undefined, isTimeOnly: false }
  );
}

/** Within how many years there is a leap day. */
const yearsToLeapDay = 8;

/** chrono gives "29 Feb" the nearest year, and finds nothing if that has no such day. */
function readNext(parser: Chrono, line: string, typist: Typist): FoundDue {
  const found = readBy(parser, line, typist);
  if (found.date || !/(?<!\d)29(?!\d)/u.test(line)) return found;
  for (let years = 1; years <= yearsToLeapDay; years += 1) {
    const later = readBy(parser, line, yearsLater(typist, years));
    if (later.dueDate?.endsWith("-02-29")) return later;
  }
  return found;
}

function yearsLater({ now, ...typist }: Typist, years: number): Typist {
  const later = new Date(now);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return { ...typist, now: later.getTime() };
}

/** What a result says: a day, a time of day, or both. */
interface Reading {
  span: Span;
  day: Day | undefined;
  time: Clock | undefined;
  minutes: number | null;
}

function readBy(parser: Chrono, line: string, typist: Typist): FoundDue {
  const readings = parse(parser, line, typist).flatMap((result) => {
    const reading = readingOf(parser, result, typist);
    return reading ? [reading] : [];
  });
  const dated = readings.find(({ day }) => day !== undefined);
  const timed = dated?.time ? dated : readings.find(({ time }) => time !== undefined);
  const dueTime = timed?.time ?? null;
  return {
    dueDate: dated?.day ?? (dueTime ? nextAt(dueTime, typist) : null),
    dueTime,
    durationMinutes: timed?.minutes ?? null,
    date: (dated ?? timed)?.span,
    time: dated && timed !== dated ? timed?.span : undefined,
    isTimeOnly: !dated && timed !== undefined,
  };
}

function parse(parser: Chrono, text: string, { timeZone, now }: Typist, day?: number) {
  const shown = new Date(shownIn(timeZone, now));
  if (day !== undefined) shown.setUTCDate(day);
  return parser.parse(text, { instant: shown, timezone: 0 }, { forwardDate: true });
}

/** A length of time ("1 hour", "for 2 days") and what is past don't say when a task is due. */
const lengthOrPast =
  /^(?:for\s.*|(?:last|past)\s.*|(?:\d|an?\s|half\s).*(?<!ago|from now|later|out))$/iu;

function readingOf(parser: Chrono, result: ParsedResult, typist: Typist): Reading | undefined {
  const { start, end, index, text } = result;
  const tags = start.tags();
  const isRelative = tags.has("result/relativeDate");
  if ((isRelative || /^(?:last|past)\s/iu.test(text)) && lengthOrPast.test(text)) return undefined;
  const span = { from: index, to: index + text.length };
  const exact = exactMoment(result, typist);
  if (exact !== undefined) {
    const day = dayIn(typist.timeZone, exact);
    return { span, day, time: clockIn(typist.timeZone, exact), minutes: null };
  }
  const isDated = start.isCertain("day") || start.isCertain("weekday") || isRelative;
  const fromText = isDated || hasOwnDay(tags);
  const day = fromText ? dayOf(parser, result, typist) : undefined;
  if (fromText && day === undefined) return undefined;
  const time = timeOf(result);
  if (day === undefined && time === undefined) return undefined;
  const lasts = end?.isCertain("hour")
    ? (end.date().getTime() - start.date().getTime()) / 60_000
    : 0;
  return { span, day, time, minutes: lasts > 0 && lasts < 1_440 ? lasts : null };
}

/**
 * The moment of "in 2 hours", which hours that clocks skip or repeat don't lengthen, and of a time with
 * a zone of its own, "3pm EST".
 */
function exactMoment({ start }: ParsedResult, { timeZone, now }: Typist): number | undefined {
  if (!start.isCertain("timezoneOffset")) return undefined;
  const moment = start.date().getTime();
  const isFromNow =
    start.tags().has("result/relativeDateAndTime") || start.tags().has("casualReference/now");
  return isFromNow ? now + moment - shownIn(timeZone, now) : moment;
}

/** Parts of the present day: "tonight" names it. */
function hasOwnDay(tags: Set<string>): boolean {
  return tags.has("casualReference/tonight") || tags.has("casualReference/midnight");
}

/** The day of a result; undefined for one that nothing is dated by. */
function dayOf(parser: Chrono, result: ParsedResult, typist: Typist): Day | undefined {
  const { start, text } = result;
  const isOfMonth = start.tags().has("result/relativeDate") && !start.isCertain("day");
  const day = isOfMonth
    ? sameDayOfMonth(parser, text, typist)
    : dayFrom(start.get("year"), start.get("month"), start.get("day"));
  if (!isUsableDay(day)) return undefined;
  // On a Monday "Monday" is the next one, at any hour.
  const isWeekday = start.isCertain("weekday") && !start.isCertain("day");
  return isWeekday && day === dayIn(typist.timeZone, typist.now) ? daysAfter(day, 7) : day;
}

function dayFrom(year: number | null, month: number | null, day: number | null): Day {
  const padded = (value: number | null, length: number) => String(value).padStart(length, "0");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** "In a month": on the 31st it is the last day of a shorter month, and not a day of the one after. */
function sameDayOfMonth(parser: Chrono, text: string, typist: Typist): Day {
  const [result] = parse(parser, text, typist, 1);
  const [year, month] = [result?.start.get("year") ?? 0, result?.start.get("month") ?? 0];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const today = new Date(shownIn(typist.timeZone, typist.now)).getUTCDate();
  return dayFrom(year, month, Math.min(today, last));
}

/** What parts of a day stand for. */
const partsOfDay: Partial<Record<string, Clock>> = {
  "casualReference/morning": "09:00",
  "casualReference/noon": "12:00",
  "casualReference/afternoon": "15:00",
  "casualReference/evening": "18:00",
  "casualReference/tonight": "20:00",
  "casualReference/night": "20:00",
};

/** The time of day of a result. An hour before 7 without am or pm is in the afternoon: "at 3". */
function timeOf({ start, text }: ParsedResult): Clock | undefined {
  if (!start.isCertain("hour")) {
    const part = [...start.tags()].find((tag) => partsOfDay[tag] !== undefined);
    return part && partsOfDay[part];
  }
  const hour = start.get("hour") ?? 0;
  const isWritten = start.isCertain("meridiem") || /\b0\d/.test(text);
  const shown = !isWritten && hour > 0 && hour < 7 ? hour + 12 : hour;
  const minute = start.get("minute") ?? 0;
  return `${String(shown).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Today, or tomorrow if clocks have shown the time already. */
function nextAt(time: Clock, { timeZone, now }: Typist): Day {
  const today = toDay(shownIn(timeZone, now));
  return time < clockIn(timeZone, now) ? daysAfter(today, 1) : today;
}
