import { dayIn } from "#domain/day.ts";
import type { TodayGroup } from "#domain/today/today.ts";
import { type Answers, batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import {
  type ColdContact,
  dealsOf,
  selectCold,
  selectDealsIn,
  type TodayDeal,
} from "./attention.ts";
import { type Birthday, birthdaysOf, selectBirthdays } from "./birthdays.ts";
import { type Counted, countedOf, mostOfOne, mostShown } from "./counted.ts";
import { type PlannedActivity, plannedOf, selectPlanned } from "./planned.ts";
import { dueFiguresOf, dueOf, selectDue, selectDueFigures, type TodayTask } from "./tasks.ts";

/** What needs attention today, by group. */
export interface TodaySummary {
  overdue: Counted<TodayTask>;
  dueToday: Counted<TodayTask>;
  /** Activities from now until the end of the coming days. */
  planned: Counted<PlannedActivity>;
  /** Open deals without a task and without a planned activity. */
  withoutNextStep: Counted<TodayDeal>;
  stale: Counted<TodayDeal>;
  goingCold: Counted<ColdContact>;
  birthdays: Counted<Birthday>;
}

/** Which day and time it is for somebody. */
export interface Clock {
  /** In unix milliseconds. */
  now: number;
  timeZone: string;
}

/** How many records of a group are read. */
function limitOf(group: TodayGroup, all: TodayGroup | undefined): number {
  return group === all ? mostOfOne : mostShown;
}

/** The statements that read all groups; `all` is the group to read further. */
export function selectGroups(owner: Owner, { now, timeZone }: Clock, all?: TodayGroup) {
  const today = dayIn(timeZone, now);
  return [
    selectDueFigures(owner, today),
    selectDue(owner, "overdue", today, limitOf("overdue", all)),
    selectDue(owner, "today", today, limitOf("dueToday", all)),
    selectPlanned(owner, { today, now, timeZone }, limitOf("planned", all)),
    selectDealsIn(owner, "withoutNextStep", now, limitOf("withoutNextStep", all)),
    selectDealsIn(owner, "stale", now, limitOf("stale", all)),
    selectCold(owner, now, limitOf("goingCold", all)),
    selectBirthdays(owner, today, now, limitOf("birthdays", all)),
  ] as const;
}

type GroupAnswers = Answers<ReturnType<typeof selectGroups>>;

/** The result of those statements. */
export function groupsOf(
  [figures, overdue, dueToday, planned, stepless, stale, cold, birthdays]: GroupAnswers,
  { now, timeZone }: Clock,
  all?: TodayGroup,
): TodaySummary {
  const today = dayIn(timeZone, now);
  const due = dueFiguresOf(figures, today);
  return {
    overdue: dueOf(overdue, due.overdue, due.capped),
    dueToday: dueOf(dueToday, due.today, false),
    planned: plannedOf(planned, limitOf("planned", all)),
    withoutNextStep: dealsOf(stepless, limitOf("withoutNextStep", all)),
    stale: dealsOf(stale, limitOf("stale", all)),
    goingCold: countedOf(cold, limitOf("goingCold", all), (contact) => contact),
    birthdays: birthdaysOf(birthdays, today, limitOf("birthdays", all)),
  };
}

/**
 * What needs attention, as of now in the time zone (IANA), in one round trip. Each group has its
 * first records and their number; `all` names one that is read further.
 */
export async function readTodaySummary(
  owner: Owner,
  timeZone: string,
  all?: TodayGroup,
): Promise<TodaySummary> {
  const clock = { now: Date.now(), timeZone };
  return groupsOf(await batch(owner.db, selectGroups(owner, clock, all)), clock, all);
}

/** How many tasks are due: overdue or today; at least this many if `capped`. */
export interface DueCount {
  count: number;
  capped: boolean;
}

/** How many tasks are due, as of now in the time zone (IANA). */
export async function countDue(owner: Owner, timeZone: string): Promise<DueCount> {
  const today = dayIn(timeZone, Date.now());
  const [rows] = await batch(owner.db, [selectDueFigures(owner, today)]);
  const due = dueFiguresOf(rows, today);
  return { count: due.overdue + due.today, capped: due.capped };
}
