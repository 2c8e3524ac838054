import { type Day, isDay } from "./day.ts";

export const birthdayWords =
  "A birthday looks like 1980-03-22, or 03-22 where the year is not known.";

/** A leap year, in which every day of any year exists. */
const anyYear = "2000";

/**
 * A birthday as it is kept: "YYYY-MM-DD", or "--MM-DD" without the year (as vCard writes it); null
 * when the text is no day of the calendar.
 */
export function readBirthday(text: string): string | null {
  const [, year, month, day] =
    /^(?:(\d{4})-?|--)?(\d{1,2})(?:-|(?=\d\d$))(\d{1,2})$/.exec(text.trim()) ?? [];
  if (!month || !day) return null;
  const ofYear = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!isDay(`${year ?? anyYear}-${ofYear}`)) return null;
  return year ? `${year}-${ofYear}` : `--${ofYear}`;
}

/** The day of a birthday in a year; 28 February stands for the 29th in years that have none. */
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

/** How old somebody is on a day; null where the year is not known, or has not come. */
export function ageOn(birthday: string, day: Day): number | null {
  if (birthday.startsWith("--") || birthday > day) return null;
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4));
  return dayOfYear(Number(day.slice(0, 4)), birthday.slice(-5)) <= day ? years : years - 1;
}
