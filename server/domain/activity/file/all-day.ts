import { saysNothing } from "../../contact/row-cells.ts";
import { daysAfter, isUsableDay } from "../../day.ts";
import type { Leftover } from "../../import/row-cells.ts";
import type { RowCell } from "../../import/row-people.ts";
import { momentAt } from "../../moment.ts";
import { readFlag } from "../../todo/written-values.ts";
import { dayBeside, type MomentReading, readTime } from "../../written-moment.ts";
import type { Cells } from "./when.ts";

/* Activities that take whole days: calendars have them from midnight to the next one, or to a minute before. */

const midnight = "00:00";
const noon = "12:00";
const edges: readonly (string | null)[] = [midnight, "23:59", null];

/** Whether a row says that its activity takes whole days; what is neither yes nor no is left over. */
export function isAllDay(cells: Cells, left: Leftover): boolean {
  const flags = cells("activityAllDay").map((cell) => ({ cell, isSet: readFlag(cell.text) }));
  for (const { cell, isSet } of flags) {
    if (isSet === null && !saysNothing(cell.text)) left.add(cell);
  }
  return flags.some(({ isSet }) => isSet);
}

/**
 * The noon of the day on which an activity of whole days begins, in unix milliseconds; null if the row doesn't say.
 * An end on a later day, further days, and times within a day are left over.
 */
export function wholeDayIn(
  cells: Cells,
  { order, timeZone }: MomentReading,
  left: Leftover,
): number | null {
  const read = (cell: RowCell) => {
    const day = dayBeside(cell.text.trim(), order);
    return { cell, day: day && isUsableDay(day) ? day : null, time: readTime(cell.text) };
  };
  const starts = [...cells("activityWhen"), ...cells("activityTime")].map(read);
  const ends = cells("activityEnd").map(read);
  const first = starts.find(({ day }) => day !== null)?.day ?? null;
  // Outlook ends a day at the midnight after it.
  const endsAtMidnight = ends.some(({ time }) => time === midnight);
  const last = first !== null && endsAtMidnight ? daysAfter(first, 1) : first;
  for (const { cell, day, time } of [...starts, ...ends]) {
    const isEnd = ends.some((end) => end.cell === cell);
    const isUnread = day === null && time === null;
    const isExpected = day === null || day === first || (isEnd && day === last);
    if (saysNothing(cell.text) || (!isUnread && isExpected && edges.includes(time))) continue;
    left.add(cell, isUnread && !isEnd ? "date" : undefined);
  }
  return first === null ? null : momentAt(timeZone, first, noon);
}
