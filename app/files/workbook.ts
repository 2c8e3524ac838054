import readSheets from "read-excel-file/universal";
import { refused } from "./file-text.ts";
import { entriesIn, sizeOf } from "./zip-entries.ts";

/** The most bytes of a workbook when it is unpacked; a Worker has 128 MB of memory. */
const mostUnpacked = 48 * 1024 * 1024;

const tooLargeMessage = "This workbook is too large. Save it as CSV.";
const brokenMessage =
  "This workbook is damaged. Open it in Excel and save it again, or save it as CSV.";

/** A sheet of a workbook. */
export interface Sheet {
  name: string;
  rows: string[][];
}

/**
 * The sheets of a workbook, with days as YYYY-MM-DD, or YYYY-MM-DD HH:MM with a time, times and durations alone as
 * HH:MM, and numbers with the digits that are stored.
 * Refuses BAD_REQUEST, at the field "file", for a workbook that is damaged or too large.
 */
export async function sheetsOf(bytes: Uint8Array, most = mostUnpacked): Promise<Sheet[]> {
  const entries = entriesIn(bytes);
  if (!entries) throw refused(brokenMessage);
  if (sizeOf(entries) > most) throw refused(tooLargeMessage);
  try {
    const sheets = await readSheets(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
      parseNumber: (digits: string) => digits,
    });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(textOf)),
    }));
  } catch {
    throw refused(brokenMessage);
  }
}

const minute = 60_000;

/** The day from which workbooks count; what is before 1900 has no day of its own. */
const dayZero = Date.UTC(1899, 11, 30);
const firstYear = Date.UTC(1900, 0, 1);

/**
 * A day, with its time unless that is midnight, to the minute, or a time or duration alone, HH:MM. Workbooks know
 * of no time zone.
 */
function dayText(cell: Date): string {
  // Fractions of a day are slightly more or less than the time that was typed.
  const rounded = new Date(Math.round(cell.getTime() / minute) * minute);
  if (rounded.getTime() < firstYear) {
    const minutes = Math.max(0, rounded.getTime() - dayZero) / minute;
    const twoDigits = (count: number) => String(count).padStart(2, "0");
    return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  }
  return rounded
    .toISOString()
    .slice(0, 16)
    .replace(/T00:00$/, "")
    .replace("T", " ");
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return dayText(cell);
  if (cell === null || cell === undefined) return "";
  return typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell);
}
