import { type Day, dayIn, isUsableDay, toDay } from "./day.ts";
import { type Clock, clockIn, momentAt } from "./moment.ts";
import { isTime } from "./todo/time.ts";
import { type DayOrder, readDay } from "./written-day.ts";
import { type ZoneWord, zoneWordIn } from "./zone-word.ts";

/* Days with times as files have them: 2026-11-23 14:30, 11/23/2026 2:30 PM, 2026-11-23T14:30:00Z. */

/** How they are read: the order of day and month, if it is known, and the clocks of the workspace. */
export interface MomentReading {
  order: DayOrder | null;
  timeZone: string;
}

const clock =
  /(?:^|[T\s,])(\d{1,2})[:.](\d{2})(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?m?\.?(?=$|\s|Z|[+-]\d)/i;

/** The time of day in "2:30 pm", "14:30:00" or behind a date, "HH:MM"; null for none, and for one of a named zone. */
export function readTime(text: string): Clock | null {
  if (zoneWordIn(text.trim())) return null;
  const [, hours = "", minutes = "", half] = clock.exec(text.trim()) ?? [];
  if (minutes === "") return null;
  const of12 = Number(hours) % 12;
  const hour = half ? of12 + (half.toLowerCase() === "p" ? 12 : 0) : Number(hours);
  const time = `${String(hour).padStart(2, "0")}:${minutes}`;
  return isTime(time) ? time : null;
}

/** Its day, time and offset; without seconds, -10 behind a space is the end of a period, as in 09:15-10:00. */
const withZone =
  /^(\d{4}-\d{2}-\d{2})(?:T|\s(?!\d{2}:\d{2}[+-]))(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(?:UTC|GMT|Z|([+-]\d{2})(?::?(\d{2}))?)$/i;
/** How programs write a day alone where they have to write a moment. */
const dayByUtc = /[T\s]00:00(?::00(?:\.0+)?)?\s?(?:UTC|GMT|Z|[+-]00(?::?00)?)$/i;
const midnight = "00:00";

/** Whether a text names a time zone, and can't be a day alone. */
export function isZonedTime(text: string): boolean {
  return (withZone.test(text) || Boolean(zoneWordIn(text)?.offset)) && !dayByUtc.test(text);
}

/**
 * The moment of a text that names a time zone, in unix milliseconds; null for others, and for what may be a day
 * alone, unless it is known to be a moment.
 */
function zonedMoment(text: string, order: DayOrder | null, isKnown = false): number | null {
  const word = withZone.test(text) ? null : zoneWordIn(text);
  if (word) return wordedMoment(word, order, isKnown);
  const isMoment = isKnown || isZonedTime(text);
  const [, day, time, hours = "+00", minutes = "00"] = (isMoment && withZone.exec(text)) || [];
  const moment = day ? Date.parse(`${day}T${time}${hours}:${minutes}`) : Number.NaN;
  return Number.isNaN(moment) ? null : moment;
}

/** The moment of a text with a time zone as a word; null if that could be several. */
function wordedMoment(
  { local, offset }: ZoneWord,
  order: DayOrder | null,
  isKnown: boolean,
): number | null {
  const [day, time] = [dayBeside(local, order), readTime(local)];
  const isDayAlone = offset === 0 && time === midnight && !isKnown;
  if (day === null || time === null || offset === null || isDayAlone) return null;
  return Date.parse(`${day}T${time}Z`) - offset;
}

/** The day of a text, which may have a time behind it: "May 1, 2027 at 2:30 PM". */
export function dayBeside(text: string, order: DayOrder | null): Day | null {
  return (
    readDay(text, order) ?? readDay(text.replace(clock, "").replace(/,?(?: at)?$/i, ""), order)
  );
}

/**
 * The day and time of a text, each null if it has none: those of the workspace's clocks, if it names a time
 * zone, and nothing if its name is that of several. Midnight without one is a day alone; so is midnight by UTC,
 * unless it is known to be a moment.
 */
export function whenOf(
  written: string,
  { order, timeZone }: MomentReading,
  { isKnownMoment = false } = {},
): { day: Day | null; time: Clock | null } {
  const text = written.trim();
  if (zoneWordIn(text)?.offset === null) return { day: null, time: null };
  const moment = zonedMoment(text, order, isKnownMoment);
  const day = moment === null ? dayBeside(text, order) : dayIn(timeZone, moment);
  const time = moment === null ? readTime(text) : clockIn(timeZone, moment);
  const isAlone = moment === null && time === midnight;
  return { day: day && isUsableDay(day) ? day : null, time: isAlone ? null : time };
}

const earliest = Date.UTC(1990, 0, 1);
const noon = "12:00";

/** The moment of a text, in unix milliseconds; null if it has no day. A day without a time is its noon. */
export function writtenMoment(written: string, reading: MomentReading): number | null {
  const exact = zonedMoment(written.trim(), reading.order);
  if (exact !== null) return exact;
  const { day, time } = whenOf(written, reading);
  return day === null ? null : momentAt(reading.timeZone, day, time ?? noon);
}

/**
 * A moment from 1990 to now, in unix milliseconds; null for others. A day without a time is its noon. What is
 * written for today is never later than now, and a day that has only begun by UTC counts as begun, because
 * many programs write that.
 */
export function pastMoment(
  written: string,
  reading: MomentReading & { today: Day },
): number | null {
  const text = written.trim();
  const now = Date.now();
  const exact = zonedMoment(text, reading.order);
  if (exact !== null) return exact >= earliest && exact <= now ? exact : null;
  const { day, time } = whenOf(text, reading);
  if (day === null || (day > reading.today && day > toDay(now))) return null;
  const moment = Math.min(momentAt(reading.timeZone, day, time ?? noon), now);
  return moment >= earliest ? moment : null;
}
