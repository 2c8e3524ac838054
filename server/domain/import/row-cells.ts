import { unnamedColumn } from "../contact/columns.ts";
import type { FileRecord, Reading, Remark } from "../contact/file-row.ts";
import { noteLine, saysNothing } from "../contact/row-cells.ts";
import { type Day, isUsableDay } from "../day.ts";
import { readDay } from "../written-day.ts";
import { type MomentReading, pastMoment } from "../written-moment.ts";
import type { RowCell } from "./row-people.ts";

/* What rows of deals, tasks and activities are read by. */

/** What is said of a cell that a field can't have. */
export class Leftover {
  readonly lines: string[] = [];
  readonly found = new Set<Remark>();

  add({ column, text }: RowCell, remark?: Remark): void {
    this.lines.push(noteLine(column.name, text));
    if (remark) this.found.add(remark);
  }
}

/** The filled cells of a row whose columns are imported. */
export function cellsIn({ cells }: FileRecord, { columns }: Reading): RowCell[] {
  return cells.flatMap((text, index) => {
    const column = columns[index] ?? unnamedColumn(index);
    return column.field === null || text.trim() === "" ? [] : [{ column, text }];
  });
}

const ellipsis = "…";

/** A text that is cut, with an ellipsis, if it is longer than a field. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = limit - ellipsis.length;
  return (
    text
      .slice(0, room)
      .replace(/\p{Surrogate}$/u, "")
      .trimEnd() + ellipsis
  );
}

/** The first date of some cells; other dates, and what isn't one, are left over. */
export function dayIn(
  found: readonly RowCell[],
  { order }: Pick<Reading, "order">,
  left: Leftover,
): Day | null {
  const days = found.map((cell) => {
    const day = readDay(cell.text.trim(), order);
    return { cell, day: day && isUsableDay(day) ? day : null };
  });
  const first = days.find(({ day }) => day)?.day ?? null;
  for (const { cell, day } of days) {
    if (day === null && !saysNothing(cell.text)) left.add(cell, "date");
    if (day !== null && day !== first) left.add(cell);
  }
  return first;
}

/** When a record was added, by the first of these cells. */
export function addedIn(
  [cell, ...further]: readonly RowCell[],
  reading: MomentReading & { today: Day },
  left: Leftover,
): number | null {
  for (const each of further) left.add(each);
  if (!cell) return null;
  const moment = pastMoment(cell.text, reading);
  if (moment === null) left.add(cell, "date");
  return moment;
}
