/**
 * A day is a day, in no zone: people and callers write it YYYY-MM-DD, the database keeps its UTC
 * midnight in milliseconds, and it is shown in UTC.
 */
export type Day = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day of the calendar: 2026-02-31 is none. */
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

/** The day that it is somewhere, at a moment in milliseconds. */
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
