import { type Day, fromDay } from "../day.ts";
import { type Clock, momentAt } from "../moment.ts";
import { partsOf } from "../todo/repeat.ts";
import { date, escaped, icsText, instant, localTime } from "./ics.ts";
import { zoneLines } from "./zone.ts";

/** When something is: a whole day, a time on a day's clocks, or an instant in milliseconds. */
export type When = { day: Day; time?: Clock | null } | { instant: number };

/** One entry of a calendar. */
export interface CalendarEvent {
  /** What identifies it in this workspace, e.g. "task-12". */
  id: string;
  when: When;
  minutes?: number | null;
  title: string;
  description?: string | null;
  /** The path of its page. */
  path: string;
  /** When it was last changed, in milliseconds. */
  changedAt: number;
  /** An RRULE, without its name. */
  rule?: string | null;
  /** The day that the rule gave it, if it was moved to another one. */
  ruleDay?: Day | null;
}

interface Calendar {
  events: readonly CalendarEvent[];
  /** The site: links lead there, and its host makes ids unique. */
  origin: string;
  timeZone: string;
  /** The times, in milliseconds, that the calendar is about. */
  span: { from: number; until: number };
}

const defaultMinutes = 30;
const alarmMinutes = 15;

/** A calendar as RFC 5545 writes it. */
export function calendarText({ events, origin, timeZone, span }: Calendar): string {
  const zoned = events.filter((event) => event.rule && isTimed(event.when));
  const zone = zoned.length > 0 ? zoneLines(timeZone, zoneSpan(zoned, span)) : [];
  return icsText([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Kith//Calendar feed//EN",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Kith",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...zone,
    ...events.flatMap((event) => eventLines(event, origin, timeZone)),
    "END:VCALENDAR",
  ]);
}

/** The span that a time zone is described for: from before the first event that repeats. */
function zoneSpan(zoned: readonly CalendarEvent[], { from, until }: Calendar["span"]) {
  const days = zoned.flatMap(({ when }) => ("day" in when ? [fromDay(when.day)] : []));
  return { from: Math.min(from, ...days) - 86_400_000, until };
}

function isTimed(when: When): boolean {
  return "instant" in when || Boolean(when.time);
}

function eventLines(event: CalendarEvent, origin: string, timeZone: string): string[] {
  const { rule, ruleDay, when } = event;
  if (!rule || !("day" in when)) return single(event, origin, start("DTSTART", when, timeZone));
  // A moved occasion is an exception to its series, which goes on from the day that the rule gave.
  const first = { ...when, day: ruleDay ?? when.day };
  const series = [
    ...start("DTSTART", first, timeZone, true),
    `RRULE:${ruleFor(rule, first, timeZone)}`,
  ];
  const lines = single(event, origin, series);
  if (first.day === when.day) return lines;
  const moved = [
    ...start("RECURRENCE-ID", first, timeZone, true),
    ...start("DTSTART", when, timeZone, true),
  ];
  return [...lines, ...single(event, origin, moved)];
}

function single(event: CalendarEvent, origin: string, times: string[]): string[] {
  const { id, title, description, path, changedAt, when, minutes } = event;
  const timed = isTimed(when);
  return [
    "BEGIN:VEVENT",
    `UID:${id}@${new URL(origin).hostname}`,
    `DTSTAMP:${instant(changedAt)}`,
    ...times,
    ...(timed ? [`DURATION:PT${minutes ?? defaultMinutes}M`] : ["TRANSP:TRANSPARENT"]),
    `SUMMARY:${escaped(title)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    `URL:${origin}${path}`,
    "STATUS:CONFIRMED",
    ...(timed ? alarm(title) : []),
    "END:VEVENT",
  ];
}

function alarm(title: string): string[] {
  return [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${alarmMinutes}M`,
    "END:VALARM",
  ];
}

/**
 * A property with a time: in UTC if it happens once, and on the clocks of the time zone if it
 * repeats, so that 9:00 remains 9:00 when clocks change.
 */
function start(name: string, when: When, timeZone: string, repeats = false): string[] {
  if ("instant" in when) return [`${name}:${instant(when.instant)}`];
  const { day, time } = when;
  if (!time) return [`${name};VALUE=DATE:${date(day)}`];
  if (!repeats) return [`${name}:${instant(momentAt(timeZone, day, time))}`];
  return [`${name};TZID=${timeZone}:${localTime(fromDay(day) + clockMilliseconds(time))}`];
}

function clockMilliseconds(time: Clock): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** A rule whose last day has the form of its first: a day for days, and a time in UTC for times. */
function ruleFor(rule: string, { day, time }: { day: Day; time?: Clock | null }, timeZone: string) {
  const { UNTIL, ...parts } = partsOf(rule);
  const others = Object.entries(parts).map(([name, value]) => `${name}=${value}`);
  if (!UNTIL) return others.join(";");
  const last = UNTIL.slice(0, 8).replace(/(....)(..)(..)/, "$1-$2-$3");
  const until = time ? instant(momentAt(timeZone, last, time)) : date(last < day ? day : last);
  return [...others, `UNTIL=${until}`].join(";");
}
