import { type Day, daysAfter } from "../day.ts";

/** The groups of Today whose records are stored as needing attention (`attention` in the schema). */
export const attentionKinds = ["withoutNextStep", "stale", "goingCold"] as const;
export type AttentionKind = (typeof attentionKinds)[number];

/** The groups from which a record can be hidden for some time. */
export const hiddenKinds = [...attentionKinds, "birthdays"] as const;
export type HiddenKind = (typeof hiddenKinds)[number];

/** The groups of Today, in order. */
export const todayGroups = ["overdue", "dueToday", "planned", ...hiddenKinds] as const;
export type TodayGroup = (typeof todayGroups)[number];

export const todayGroupLabels: Record<TodayGroup, string> = {
  overdue: "Overdue",
  dueToday: "Due today",
  planned: "Planned",
  withoutNextStep: "No next step",
  stale: "Stale deals",
  goingCold: "Going cold",
  birthdays: "Birthdays",
};

/** Which kind of record a group has. */
export const hiddenRecords: Record<HiddenKind, "deal" | "contact"> = {
  withoutNextStep: "deal",
  stale: "deal",
  goingCold: "contact",
  birthdays: "contact",
};

/** How many days of planned activities are shown, from today on. */
export const daysPlanned = 7;
/** How many days of birthdays are shown, from today on. */
export const daysOfBirthdays = 14;
/** For how many days a won deal is recent. */
export const daysRecent = 14;
/** For how many days a record is hidden by default; a birthday until it has passed. */
export const daysHidden = 7;

/** The day on which a record that is hidden today is shown again by default. */
export function shownAgain(kind: HiddenKind, today: Day): Day {
  return daysAfter(today, kind === "birthdays" ? daysOfBirthdays : daysHidden);
}

/** A range of "MM-DD", both ends included. */
export interface MonthDays {
  from: string;
  to: string;
}

/**
 * The dates of birth, "MM-DD", whose birthdays are on the days from `today` on: one range, or two
 * around New Year. Born on 29 February is 28 February in other years.
 */
export function birthdayRanges(today: Day, days: number): MonthDays[] {
  const last = daysAfter(today, days - 1);
  const from = today.slice(5);
  // The day after 28 February tells whether the year has a 29th.
  const isLast = last.endsWith("-02-28") && daysAfter(last, 1).endsWith("-03-01");
  const to = isLast ? "02-29" : last.slice(5);
  return last.slice(0, 4) === today.slice(0, 4)
    ? [{ from, to }]
    : [
        { from, to: "12-31" },
        { from: "01-01", to },
      ];
}
