import { dayIn, daysAfter } from "../day.ts";
import { clockIn, momentAt } from "../moment.ts";

/**
 * When an activity that is planned for a moment is planned once it is put off: at the same time on
 * the clocks of a time zone (IANA), tomorrow, or on the day after its own if that is later.
 */
export function postponed(moment: number, timeZone: string, now: number): number {
  const [today, planned] = [dayIn(timeZone, now), dayIn(timeZone, moment)];
  const from = planned > today ? planned : today;
  return momentAt(timeZone, daysAfter(from, 1), clockIn(timeZone, moment));
}
