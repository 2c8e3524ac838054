import { type Day, daysAfter, fromDay } from "../day.ts";
import {
  firstDayOf,
  type Month,
  monthAfter,
  monthOf,
  monthsOf,
  type Period,
  quarterOf,
} from "./period.ts";

/** The Monday on or before a day. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(fromDay(day)).getUTCDay();
  return daysAfter(day, -((weekday + 6) % 7));
}

/** The first months of the quarters that a period is in, in order. */
export function quartersOf(period: Period): Month[] {
  return [...new Set(monthsOf(period).map(quarterOf))];
}

/**
 * The days on which the parts of a quarter begin: its weeks, which begin on Mondays and are cut where
 * a month begins, so that both weeks and months consist of whole parts.
 */
export function partsOf(quarter: Month): Day[] {
  const end = firstDayOf(monthAfter(quarter, 3));
  const days: Day[] = [];
  for (let day = firstDayOf(quarter); day < end; day = nextPart(day)) days.push(day);
  return days;
}

/** The day on which the part after this day begins. */
export function nextPart(day: Day): Day {
  const monday = daysAfter(mondayOf(day), 7);
  const month = firstDayOf(monthAfter(monthOf(day), 1));
  return monday < month ? monday : month;
}
