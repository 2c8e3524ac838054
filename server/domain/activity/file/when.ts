import { saysNothing } from "../../contact/row-cells.ts";
import { type Day, dayIn } from "../../day.ts";
import type { Leftover } from "../../import/row-cells.ts";
import type { RowCell } from "../../import/row-people.ts";
import { momentAt } from "../../moment.ts";
import { readDuration } from "../../todo/written-values.ts";
import { isZonedTime, type MomentReading, readTime, whenOf } from "../../written-moment.ts";
import { longestActivity } from "../activity.ts";
import type { ActivityColumnField } from "./column-field.ts";

/* When a row says that its activity was or is planned, and how long it took. */

export type Cells = (field: ActivityColumnField) => RowCell[];

const noon = "12:00";

/** A moment as our own exports have it. */
const isoMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** The moment of a day and time by the workspace's clocks, in unix milliseconds; noon of a day without a time. */
function at(timeZone: string, day: Day, time: string | null): number | null {
  const moment = momentAt(timeZone, day, time ?? noon);
  return moment >= 0 ? moment : null;
}

/** Headers under which midnight by UTC is a moment: "Start", "From", "Sent at", but not "Start date". */
const ofMoments = /^(?:from|to)$|time|sent|\b(?:start|end)s?\b(?!\s*date)/i;

/** A cell with the day and time in it, each null if it has none. */
interface ReadCell extends ReturnType<typeof whenOf> {
  cell: RowCell;
}

/** What cells say. Midnight by UTC is a moment if another cell of the row has one that isn't midnight. */
function readCells(found: readonly RowCell[], cells: Cells, reading: MomentReading): ReadCell[] {
  const ofRow = [...cells("activityWhen"), ...cells("activityEnd")];
  const hasMoments = ofRow.some(({ text }) => isZonedTime(text.trim()));
  return found.map((cell) => {
    const isKnownMoment = hasMoments || ofMoments.test(cell.column.name);
    const { day, time } = whenOf(cell.text, reading, { isKnownMoment });
    // Beside a column of days, midnight is a time.
    const isClock = day === null && /^\d{1,2}:/.test(cell.text.trim());
    return { cell, day, time: isClock ? readTime(cell.text) : time };
  });
}

/** The first day of some cells, and its time, in the same cell, one of that day or one without a day. */
function together(all: readonly ReadCell[]) {
  const day = all.find((each) => each.day !== null)?.day ?? null;
  const isTimed = (of: Day | null) => (each: ReadCell) => each.day === of && each.time !== null;
  const time = (all.find(isTimed(day)) ?? all.find(isTimed(null)))?.time ?? null;
  const isSaid = (each: ReadCell) =>
    (each.day === null ? each.time !== null : each.day === day) &&
    (each.time === null || each.time === time);
  return { day, time, isSaid };
}

/**
 * When an activity was, in unix milliseconds; null if the row doesn't say. A date that can't be read, further ones,
 * and a time without a date are left over.
 */
export function momentIn(cells: Cells, reading: MomentReading, left: Leftover): number | null {
  const [exact] = cells("activityWhen").filter(({ column }) => column.shape === "exact");
  const written = exact && isoMoment.test(exact.text) ? Date.parse(exact.text) : Number.NaN;
  if (!Number.isNaN(written) && written >= 0) return written;
  const found = [...cells("activityWhen"), ...cells("activityTime")];
  const all = readCells(found, cells, reading);
  const { day, time, isSaid } = together(all);
  const moment = day === null ? null : at(reading.timeZone, day, time);
  for (const each of all) {
    if (saysNothing(each.cell.text) || (moment !== null && isSaid(each))) continue;
    left.add(each.cell, each.day === null && each.time === null ? "date" : undefined);
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
  const all = readCells(cells("activityEnd"), cells, reading);
  const { isSaid, ...end } = together(all);
  const ended = start === null ? null : minutesUntil(end, reading, start);
  const isAgreed = ended !== null && (given === null || given === ended);
  for (const each of all) {
    if (!(isAgreed && isSaid(each)) && !saysNothing(each.cell.text)) left.add(each.cell);
  }
  return given ?? ended;
}

/** The minutes from a start to an end, which is on the same day if it has none. */
function minutesUntil(
  { day, time }: Pick<ReadCell, "day" | "time">,
  { timeZone }: MomentReading,
  start: number,
): number | null {
  if (time === null) return null;
  const end = momentAt(timeZone, day ?? dayIn(timeZone, start), time);
  const minutes = Math.round((end - start) / 60_000);
  return minutes >= 0 && minutes <= longestActivity ? minutes : null;
}

/** The unit of a column of durations, by its header; empty if that doesn't say. */
function unitIn(header: string): string {
  if (/milli|\(ms\)/i.test(header)) return "ms";
  if (/mm:ss|min\w*:\s*sec/i.test(header)) return "mm:ss";
  if (/sec/i.test(header)) return "seconds";
  return /hours|\bhrs?\b|\(h\)/i.test(header) ? "hours" : "";
}
