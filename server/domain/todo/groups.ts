import { type Day, daysAfter, fromDay } from "../day.ts";
import type { TodoStatus } from "./todo.ts";

/** The groups of a list of tasks, in order. Archived tasks are in none. */
export const todoGroups = [
  "overdue",
  "today",
  "tomorrow",
  "week",
  "later",
  "someday",
  "done",
] as const;
export type TodoGroup = (typeof todoGroups)[number];

export const todoGroupLabels: Record<TodoGroup, string> = {
  overdue: "Overdue",
  today: "Today",
  tomorrow: "Tomorrow",
  week: "This week",
  later: "Later",
  someday: "Someday",
  done: "Done",
};

/*
 * A stored key sorts tasks: by when they are due, then those without a date, then the done ones,
 * last completed first, then the archived ones. A trigger computes it.
 */

/** The key of a task without a date, later than every date. */
export const somedayKey = 1_000_000_000_000_000;
/** A done task has this less its time of completion; 2 * somedayKey if that isn't known. */
export const doneKey = 2 * somedayKey;
/** The key of an archived task. */
export const archivedKey = 3 * somedayKey;

/** Keys from the first up to, but not including, the second; without a bound where missing. */
export interface KeyRange {
  from?: number;
  before?: number;
}

/** The last day of the week of a day: Sunday, as ISO 8601 has it. */
export function endOfWeek(day: Day): Day {
  const weekday = new Date(fromDay(day)).getUTCDay();
  return daysAfter(day, (7 - weekday) % 7);
}

/**
 * The keys of each group, as of today. "This week" is what is left of it after tomorrow, up to
 * Sunday; at a weekend there is nothing left.
 */
export function groupRanges(today: Day): Record<TodoGroup, KeyRange> {
  const tomorrow = daysAfter(today, 1);
  const dayAfter = daysAfter(today, 2);
  const weekEnd = daysAfter(endOfWeek(today), 1);
  const later = weekEnd > dayAfter ? weekEnd : dayAfter;
  return {
    overdue: { before: fromDay(today) },
    today: { from: fromDay(today), before: fromDay(tomorrow) },
    tomorrow: { from: fromDay(tomorrow), before: fromDay(dayAfter) },
    week: { from: fromDay(dayAfter), before: fromDay(later) },
    later: { from: fromDay(later), before: somedayKey },
    someday: { from: somedayKey, before: somedayKey + 1 },
    done: { from: somedayKey + 1, before: archivedKey },
  };
}

/** The group of a task, as of today; null for an archived one. */
export function groupOf(
  today: Day,
  { status, dueDate }: { status: TodoStatus; dueDate: Day | null },
): TodoGroup | null {
  if (status === "archived") return null;
  if (status === "completed") return "done";
  if (dueDate === null) return "someday";
  const midnight = fromDay(dueDate);
  const ranges = groupRanges(today);
  return (
    todoGroups.find((group) => {
      const { from = -Infinity, before = Infinity } = ranges[group];
      return midnight >= from && midnight < before;
    }) ?? null
  );
}

/** The days to which a task is snoozed with one click. */
export const snoozes = ["tomorrow", "week"] as const;
export type Snooze = (typeof snoozes)[number];

export const snoozeLabels: Record<Snooze, string> = { tomorrow: "Tomorrow", week: "Next week" };

/** The day of a snooze, as of today: next week begins on Monday. */
export function snoozedTo(today: Day, snooze: Snooze): Day {
  return daysAfter(snooze === "tomorrow" ? today : endOfWeek(today), 1);
}
