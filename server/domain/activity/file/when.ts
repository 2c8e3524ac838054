import { saysNothing } from "../../contact/row-cells.ts";
import type { Day } from "../../day.ts";
import type { DealCell } from "../../deal/file-people.ts";
import type { Leftover } from "../../deal/row-cells.ts";
import { momentAt } from "../../moment.ts";
import { readDuration } from "../../todo/written-values.ts";
import { type MomentReading, whenOf } from "../../written-moment.ts";
import { longestActivity } from "../activity.ts";
import type { ActivityColumnField } from "./column-field.ts";

/* When a row says that its activity was or is planned, and how long it took. */

type Cells = (field: ActivityColumnField) => DealCell[];

const noon = "12:00";

/** A moment as our own exports have it. */
const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** The moment of a day and time by the workspace's clocks, in unix milliseconds; noon of a day without a time. */
function at(timeZone: string, day: Day, time: string | null): number | null {
  const moment = momentAt(timeZone, day, time ?? noon);
  return moment >= 0 ? moment : null;
}

/**
 * When an activity was, in unix milliseconds; null if the row doesn't say. A date that can't be read, further ones,
 * and a time without a date are left over.
 */
export function momentIn(cells: Cells, reading: MomentReading, left: Leftover): number | null {
  const [exact] = cells("activityWhen").filter(({ column }) => column.shape === "exact");
  const written = exact && isoMoment.test(exact.text) ? Date.parse(exact.text) : Number.NaN;
  if (!Number.isNaN(written) && written >= 0) return written;
  const all = [...cells("activityWhen"), ...cells("activityTime")].map((cell) => ({
    cell,
    ...whenOf(cell.text, reading),
  }));
  const dated = all.find(({ day }) => day !== null);
  const timed = all.find(({ day, time }) => day === null && time !== null);
  const moment = dated?.day
    ? at(reading.timeZone, dated.day, dated.time ?? timed?.time ?? null)
    : null;
  for (const each of all) {
    const isRead = moment !== null && (each === dated || (each === timed && dated?.time === null));
    if (isRead || saysNothing(each.cell.text)) continue;
    left.add(each.cell, each.day === null && each !== timed ? "date" : undefined);
  }
  return moment;
}

/** How long an activity took, in minutes: as its row says, or until its end; null if it doesn't say. */
export function minutesIn(
  cells: Cells,
  reading: MomentReading,
  left: Leftover,
  start: number | null,
): number | null {
  const [cell] = cells("activityDuration");
  const given = cell
    ? readDuration(cell.text, unitIn(cell.column.name), { least: 0, most: longestActivity })
    : null;
  if (cell && given === null && !saysNothing(cell.text)) left.add(cell);
  let minutes = given;
  for (const end of cells("activityEnd")) {
    const found = start === null ? null : minutesUntil(end.text, reading, start);
    if (found === null || (minutes !== null && minutes !== found)) left.add(end);
    else minutes = found;
  }
  return minutes;
}

function minutesUntil(text: string, reading: MomentReading, start: number): number | null {
  const { day, time } = whenOf(text, reading);
  if (day === null || time === null) return null;
  const minutes = Math.round((momentAt(reading.timeZone, day, time) - start) / 60_000);
  return minutes >= 0 && minutes <= longestActivity ? minutes : null;
}

/** The unit of a column of durations, by its header; empty if that doesn't say. */
function unitIn(header: string): string {
  if (/milli|\(ms\)/i.test(header)) return "ms";
  if (/sec/i.test(header)) return "seconds";
  return /hours|\(h\)/i.test(header) ? "hours" : "";
}
