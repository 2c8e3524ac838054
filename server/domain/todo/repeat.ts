import { type Day, fromDay } from "../day.ts";

/*
 * How people see a repetition, which is an RRULE (RFC 5545) without its name: choices in a form, and
 * a text. What comes next is computed by server/services/todo/repeat.ts.
 */

/** The days of the week as rules name them, from Monday. */
export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
type Weekday = (typeof weekdays)[number];

const weekdayNames: Record<Weekday, string> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};

const workingDays = "MO,TU,WE,TH,FR";

/** The repetitions that a form offers. */
export const repeatChoices = [
  "daily",
  "weekdays",
  "weekly",
  "monthly",
  "monthly-weekday",
  "yearly",
] as const;
export type RepeatChoice = (typeof repeatChoices)[number];

export const repeatChoiceLabels: Record<RepeatChoice, string> = {
  daily: "Every day",
  weekdays: "Every weekday",
  weekly: "Every week",
  monthly: "Every month, on this date",
  "monthly-weekday": "Every month, on this weekday",
  yearly: "Every year",
};

const firstWeekday = (day: Day): Weekday =>
  weekdays[(new Date(fromDay(day)).getUTCDay() + 6) % 7] ?? "MO";

/**
 * The rule of a choice, for a task that is due on a day. A month that has no 31st has its last day
 * instead, and a year without a leap day 28 February.
 */
export function ruleOf(choice: RepeatChoice, day: Day): string {
  const [month = 1, date = 1] = day.split("-").slice(1).map(Number);
  switch (choice) {
    case "daily":
      return "FREQ=DAILY";
    case "weekdays":
      return `FREQ=WEEKLY;BYDAY=${workingDays}`;
    case "weekly":
      return `FREQ=WEEKLY;BYDAY=${firstWeekday(day)}`;
    case "monthly":
      return `FREQ=MONTHLY;${monthDay(date)}`;
    case "monthly-weekday": {
      const nth = Math.ceil(date / 7);
      return `FREQ=MONTHLY;BYDAY=${nth === 5 ? -1 : nth}${firstWeekday(day)}`;
    }
    case "yearly":
      return `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${month === 2 && date === 29 ? -1 : date}`;
  }
}

/**
 * The rule of a choice for a task that repeats so long after it is done: weeks, months and years have no days
 * of their own then.
 */
export function ruleAfterDone(choice: RepeatChoice, day: Day): string {
  switch (choice) {
    case "weekly":
      return "FREQ=WEEKLY";
    case "monthly":
      return "FREQ=MONTHLY";
    case "yearly":
      return "FREQ=YEARLY";
    default:
      return ruleOf(choice, day);
  }
}

/** The date in each month, or the last day of a month that is shorter. */
export function monthDay(date: number): string {
  if (date === 31) return "BYMONTHDAY=-1";
  if (date < 29) return `BYMONTHDAY=${date}`;
  const upTo = [28, 29, 30].filter((each) => each <= date);
  return `BYMONTHDAY=${upTo.join()};BYSETPOS=-1`;
}

/** The choice that a rule came from, if any. */
export function choiceOf(rule: string, day: Day | null): RepeatChoice | undefined {
  return repeatChoices.find(
    (choice) => day !== null && [ruleOf, ruleAfterDone].some((of) => of(choice, day) === rule),
  );
}

/** The parts of a rule by name. */
export function partsOf(rule: string): Partial<Record<string, string>> {
  return Object.fromEntries(
    rule.split(";").map((part) => {
      const [name = "", value = ""] = part.split("=");
      return [name.trim().toUpperCase(), value.trim().toUpperCase()];
    }),
  );
}

const units: Partial<Record<string, readonly [every: string, unit: string]>> = {
  DAILY: ["Daily", "days"],
  WEEKLY: ["Weekly", "weeks"],
  MONTHLY: ["Monthly", "months"],
  YEARLY: ["Yearly", "years"],
};

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A repetition in words: "Weekly on Monday", "Every 2 months on day 15". */
export function repeatLabel(rule: string): string {
  const parts = partsOf(rule);
  const [every, unit] = units[parts.FREQ ?? ""] ?? ["Repeats", "times"];
  if (parts.FREQ === "WEEKLY" && parts.BYDAY === workingDays && !parts.INTERVAL) {
    return `Every weekday${ending(parts)}`;
  }
  const { INTERVAL: interval = "1" } = parts;
  const often = interval === "1" ? every : `Every ${interval} ${unit}`;
  return `${often}${when(parts)}${ending(parts)}`;
}

function when(parts: Partial<Record<string, string>>): string {
  const { BYDAY, BYMONTH, BYMONTHDAY, BYSETPOS } = parts;
  const months = BYMONTH?.split(",").map((month) => monthNames[Number(month) - 1] ?? month);
  const inMonths = months ? ` in ${listed(months)}` : "";
  if (BYDAY) return ` on ${listed(BYDAY.split(",").map(weekdayIn))}${inMonths}`;
  if (!BYMONTHDAY) return inMonths;
  const dates = BYMONTHDAY.split(",");
  const date = BYSETPOS === "-1" ? (dates.at(-1) ?? "") : listed(dates);
  if (date === "-1") return ` on the last day${months ? ` of ${listed(months)}` : ""}`;
  return months ? ` on ${date} ${listed(months)}` : ` on day ${date}`;
}

const ordinals: Partial<Record<string, string>> = {
  "1": "the first ",
  "2": "the second ",
  "3": "the third ",
  "4": "the fourth ",
  "5": "the fifth ",
  "-1": "the last ",
};

function weekdayIn(text: string): string {
  const [, nth = "", name = ""] = /^([+-]?\d*)([A-Z]{2})$/.exec(text) ?? [];
  const weekday = weekdayNames[name as Weekday] ?? text;
  return `${nth === "" ? "" : (ordinals[nth] ?? `number ${nth} `)}${weekday}`;
}

function listed(texts: readonly string[]): string {
  const [last = "", ...others] = texts.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(", ")} and ${last}`;
}

function ending({ COUNT, UNTIL }: Partial<Record<string, string>>): string {
  if (COUNT) return COUNT === "1" ? ", once more" : `, ${COUNT} times`;
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(UNTIL ?? "") ?? [];
  return year ? `, until ${Number(day)} ${monthNames[Number(month) - 1]} ${year}` : "";
}
