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

/** The UTC midnight of a day, in milliseconds. */
export function fromDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day whose UTC midnight this is. */
export function toDay(midnight: number): Day {
  return Number.isNaN(midnight) ? "" : new Date(midnight).toISOString().slice(0, 10);
}

/** The day in a time zone at a time in milliseconds. */
export function dayIn(timeZone: string, moment: number): Day {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(moment);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/**
 * The time at which a day begins in a time zone, in milliseconds; just after midnight if clocks
 * skip it.
 */
export function startOfDay(timeZone: string, day: Day): number {
  const midnight = fromDay(day);
  const shown = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  /** How far the time zone's clocks are ahead of UTC at a time. */
  const ahead = (moment: number) => Date.parse(`${shown.format(moment)} UTC`) - moment;
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
