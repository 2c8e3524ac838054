/**
 * A calendar day without a time zone: written YYYY-MM-DD by people and callers, stored as its UTC
 * midnight in milliseconds, and shown in UTC.
 */
export type Day = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a calendar day; 2026-02-31 isn't one. */
export function isDay(text: string): boolean {
  return shape.test(text) && toDay(Date.parse(`${text}T00:00:00Z`)) === text;
}

/** The first day that anything is dated: an earlier year is a slip, such as 0026 for 2026. */
export const firstDay: Day = "1900-01-01";

/** The last day that anything is dated: a later year is a slip, such as 9999. */
export const lastDay: Day = "2199-12-31";

/** Whether a text is a day that something can be dated. */
export function isUsableDay(text: string): boolean {
  return isDay(text) && text >= firstDay && text <= lastDay;
}

/** The UTC midnight of a day, in milliseconds. */
export function fromDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day whose UTC midnight this is, or that this moment is in by UTC. */
export function toDay(moment: number): Day {
  const [day = ""] = Number.isNaN(moment) ? [] : new Date(moment).toISOString().split("T");
  return day;
}

/** A formatter takes long to make; there are as many as time zones that people have. */
const clocks = new Map<string, Intl.DateTimeFormat>();
const mostClocks = 1_000;

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  if (clocks.size < mostClocks) clocks.set(timeZone, clock);
  return clock;
}

/** What clocks in a time zone show at a time in milliseconds, to the second, as if they showed UTC. */
export function shownIn(timeZone: string, moment: number): number {
  const parts = clockOf(timeZone).formatToParts(moment);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  // Date.UTC reads years below 100 as those of the twentieth century.
  const midnight = new Date(0).setUTCFullYear(part("year"), part("month") - 1, part("day"));
  return midnight + ((part("hour") * 60 + part("minute")) * 60 + part("second")) * 1_000;
}

/** The day in a time zone at a time in milliseconds. */
export function dayIn(timeZone: string, moment: number): Day {
  return toDay(shownIn(timeZone, moment));
}

/**
 * The time at which a day begins in a time zone, in milliseconds; just after midnight if clocks
 * skip it.
 */
export function startOfDay(timeZone: string, day: Day): number {
  const midnight = fromDay(day);
  /** How far the time zone's clocks are ahead of UTC at a time. */
  const ahead = (moment: number) => shownIn(timeZone, moment) - moment;
  const guess = midnight - ahead(midnight - ahead(midnight));
  const hour = 3_600_000;
  return dayIn(timeZone, guess) < day ? guess + hour : guess;
}

/** The latest day in any time zone at a time: somewhere it may already be tomorrow by UTC. */
export function latestDay(moment: number): Day {
  return daysAfter(dayIn("UTC", moment), 1);
}

/** The day this many days later. */
export function daysAfter(day: Day, days: number): Day {
  return toDay(fromDay(day) + days * 86_400_000);
}

/** How many days it is from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((fromDay(to) - fromDay(from)) / 86_400_000);
}
