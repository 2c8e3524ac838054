import type { Chrono, Parser } from "chrono-node";

/*
 * Dates that chrono doesn't find: a day without its month, and German days and months with their
 * dots. They are the next ones that exist.
 */

interface Found {
  year: number;
  month: number;
  day: number;
}

/** The date in a month counted from that of another date; undefined if the month is too short. */
function inMonth(from: Date, months: number, day: number): Found | undefined {
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  const exists = day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return exists ? { year, month, day } : undefined;
}

/** The next date, today included, in one of the months that are tried. */
function nextOf(from: Date, day: number, months: readonly number[]): Found | null {
  const tried = months.filter((month) => month > 0 || day >= from.getUTCDate());
  return tried.map((month) => inMonth(from, month, day)).find((found) => found) ?? null;
}

/** "On the 31st". */
const dayOfMonth: Parser = {
  pattern: () =>
    /\bon the (\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/iu,
  extract: ({ refDate }, [, day]) => nextOf(refDate, Number(day), [0, 1, 2]),
};

/** "Am 31." */
const germanDayOfMonth: Parser = {
  pattern: () =>
    /\bam (\d{1,2})\.(?=\s*$|\s+(?!jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))/iu,
  extract: ({ refDate }, [, day]) => nextOf(refDate, Number(day), [0, 1, 2]),
};

/** "31.12.": a leap day comes within eight years. */
const germanDate: Parser = {
  pattern: () => /(\d{1,2})\.(\d{1,2})\.(?!\d)/u,
  extract: ({ refDate, text }, { index = 0, 1: day, 2: month }) => {
    // chrono looks on after a number that is no day, within it too.
    if (/[\d.]/u.test(text[index - 1] ?? "")) return null;
    const ahead = (Number(month) - 1 - refDate.getUTCMonth() + 12) % 12;
    if (Number(month) < 1 || Number(month) > 12) return null;
    const months = Array.from({ length: 9 }, (_, years) => ahead + 12 * years);
    return nextOf(refDate, Number(day), months);
  },
};

function withParsers(chrono: Chrono, ...parsers: Parser[]): Chrono {
  const own = chrono.clone();
  own.parsers.push(...parsers);
  return own;
}

export function withEnglishDates(chrono: Chrono): Chrono {
  return withParsers(chrono, dayOfMonth);
}

export function withGermanDates(chrono: Chrono): Chrono {
  return withParsers(chrono, germanDate, germanDayOfMonth);
}
