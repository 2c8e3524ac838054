import { type Day, isDay, latestDay } from "../day.ts";
import { type DayOrder, readDay } from "../written-day.ts";

const birthdayMessage = "Enter a birthday like 1980-03-22, or 03-22 if you don't know the year.";

/** In every file that we have seen, an earlier year stands for an unknown one. */
const firstYear = 1900;

/** A leap year, in which every day of any year exists. */
const anyYear = "2000";

/**
 * A birthday as it is stored: "YYYY-MM-DD", or "--MM-DD" without the year (as vCard writes it);
 * null if the text isn't a day of the calendar.
 */
export function readBirthday(text: string): string | null {
  const [, year, month, day] =
    /^(?:(\d{4})-?|--)?(\d{1,2})(?:-|(?=\d\d$))(\d{1,2})$/.exec(text.trim()) ?? [];
  if (!month || !day) return null;
  const ofYear = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isDay(`${year ?? anyYear}-${ofYear}`)) return null;
  return year ? `${year}-${ofYear}` : `--${ofYear}`;
}

/**
 * A birthday as people write it: 25 Dec 1980, or 25/12/1980 and 25/12 if it can't mean anything else;
 * null like `readBirthday`.
 */
export function readWrittenBirthday(text: string, order: DayOrder | null = null): string | null {
  const day = readBirthday(text) ?? readDay(text, order);
  if (day !== null) return day;
  const [, withoutYear] = /^(\d{1,2}[/.]\d{1,2})[/.]?$/.exec(text.trim()) ?? [];
  if (!withoutYear) return null;
  const mark = withoutYear.includes(".") ? "." : "/";
  return readDay(`${withoutYear}${mark}${anyYear}`, order)?.replace(anyYear, "-") ?? null;
}

/** What to enter instead of a birthday, at a time in milliseconds; undefined if it is fine. */
export function birthdayFault(birthday: string | null, now: number): string | undefined {
  if (birthday === null) return birthdayMessage;
  if (birthday.startsWith("--")) return undefined;
  if (birthday < String(firstYear)) {
    return `Enter a year from ${firstYear} on, or leave it out: 03-22.`;
  }
  return birthday > latestDay(now) ? "Enter a birthday in the past, like 1980-03-22." : undefined;
}

/** The date of a birthday in a year; 28 February in years without a 29th. */
function dayOfYear(year: number, monthAndDay: string): Day {
  const day = `${String(year).padStart(4, "0")}-${monthAndDay}`;
  return isDay(day) ? day : day.replace(/29$/, "28");
}

/** The next day, from `today` on, that is somebody's birthday. */
export function nextBirthday(birthday: string, today: Day): Day {
  const year = Number(today.slice(0, 4));
  const thisYear = dayOfYear(year, birthday.slice(-5));
  return thisYear >= today ? thisYear : dayOfYear(year + 1, birthday.slice(-5));
}

/** The age on a day; null if the year is unknown, a placeholder or in the future. */
export function ageOn(birthday: string, day: Day): number | null {
  if (birthday.startsWith("--") || birthday > day) return null;
  if (birthday < String(firstYear)) return null;
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4));
  return dayOfYear(Number(day.slice(0, 4)), birthday.slice(-5)) <= day ? years : years - 1;
}
