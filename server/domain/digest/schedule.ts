import { type Day, dayIn, daysAfter } from "../day.ts";
import { momentAt } from "../moment.ts";

/** The hours of the day at which a digest can come. */
export const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When somebody wants their digest. */
export interface Schedule {
  /** On the clocks of the time zone, 0 to 23. */
  hour: number;
  timeZone: string;
  /** The last day whose digest was made; null for none yet. */
  lastDay: Day | null;
}

/** "07:00" */
export function clockOf(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** A digest that is this late, in milliseconds, isn't made any more: the next day has its own. */
const latest = 3 * 3_600_000;

/** What to do about a digest at some time: the day to make it for, if any, and when to look again. */
export interface Turn {
  day: Day | null;
  nextAt: number;
}

/**
 * What to do at a time in milliseconds. Each day has one digest at most, on which ever way clocks and
 * time zones change.
 */
export function turnAt(schedule: Schedule, now: number): Turn {
  const today = dayIn(schedule.timeZone, now);
  // Late in the evening, cron may only come after midnight.
  const day = [today, daysAfter(today, -1)].find((each) => isDue(schedule, each, now)) ?? null;
  return { day, nextAt: nextDigest({ ...schedule, lastDay: day ?? schedule.lastDay }, now) };
}

function isDue({ hour, timeZone, lastDay }: Schedule, day: Day, now: number): boolean {
  const due = momentAt(timeZone, day, clockOf(hour));
  return due <= now && now < due + latest && (lastDay === null || day > lastDay);
}

/** When the next digest is due after a time in milliseconds. */
export function nextDigest({ hour, timeZone, lastDay }: Schedule, now: number): number {
  const today = dayIn(timeZone, now);
  const first = lastDay !== null && lastDay >= today ? daysAfter(lastDay, 1) : today;
  const due = momentAt(timeZone, first, clockOf(hour));
  return due > now ? due : momentAt(timeZone, daysAfter(first, 1), clockOf(hour));
}
