import { isDay } from "./day.ts";

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
