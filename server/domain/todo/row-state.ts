import { saysNothing } from "../contact/row-cells.ts";
import type { Day } from "../day.ts";
import type { Leftover } from "../import/row-cells.ts";
import { momentAt } from "../moment.ts";
import { pastMoment, readTime, whenOf } from "../written-moment.ts";
import { type RepeatFrom, repeatFromLabels } from "./fields.ts";
import type { Cells, TaskReading } from "./file-reading.ts";
import type { TodoStatus } from "./todo.ts";
import { readDuration, readFlag, readStatus } from "./written-values.ts";

/* When a row says that its task is due, how long it takes, how it repeats, and how far it is. */

/** When a task is due. Further dates, and a time without a date, are left over. */
export function dueIn(cells: Cells, reading: TaskReading, left: Leftover) {
  let due: ReturnType<typeof whenOf> | null = null;
  for (const cell of cells("taskDue")) {
    const found = whenOf(cell.text, reading);
    if (found.day === null && !saysNothing(cell.text)) left.add(cell, "date");
    if (found.day !== null && due) left.add(cell);
    if (found.day !== null) due ??= found;
  }
  const [cell] = cells("taskTime");
  const given = cell ? readTime(cell.text) : null;
  if (cell && (given === null || !due) && !saysNothing(cell.text)) left.add(cell, "date");
  return { dueDate: due?.day ?? null, dueTime: due ? (given ?? due.time) : null };
}

/**
 * What a row says of a task's status, in a column of it or in those that say whether or when it was done. A task
 * that was done on a day nobody tells was done when it was due, unless that is yet to come.
 */
export function statusIn(
  cells: Cells,
  reading: TaskReading,
  left: Leftover,
  { dueDate }: { dueDate: Day | null },
) {
  let status: TodoStatus | null = null;
  for (const cell of cells("taskStatus")) {
    const found = readStatus(cell.text);
    if (found === null && !saysNothing(cell.text)) left.add(cell, "status");
    status ??= found;
  }
  for (const cell of cells("taskArchived")) {
    const flag = readFlag(cell.text);
    if (flag === null && !saysNothing(cell.text)) left.add(cell, "status");
    if (flag) status = "archived";
  }
  let completedAt: number | null = null;
  let isOpen = false;
  for (const cell of cells("taskCompleted")) {
    const flag = readFlag(cell.text);
    const moment = flag === null ? pastMoment(cell.text, reading) : null;
    if (flag === null && moment === null && !saysNothing(cell.text)) left.add(cell, "date");
    if (flag === false) isOpen = true;
    if (moment !== null) completedAt ??= moment;
    if ((flag || moment !== null) && status !== "archived") status = "completed";
  }
  return {
    status: status ?? (isOpen ? ("pending" as const) : null),
    completedAt: status === "completed" ? (completedAt ?? dueMoment(dueDate, reading)) : null,
  };
}

const noon = "12:00";

function dueMoment(dueDate: Day | null, { timeZone, today }: TaskReading): number {
  const isPast = dueDate !== null && dueDate < today;
  return isPast ? momentAt(timeZone, dueDate, noon) : Date.now();
}

/** How a task repeats, if it can: a completed one doesn't, and an archived one may be opened again. */
export function repeatIn(
  cells: Cells,
  { readRule }: TaskReading,
  left: Leftover,
  canRepeat: boolean,
) {
  const [cell] = cells("taskRepeat");
  const rule = cell && canRepeat ? (readRule(cell.text) ?? null) : null;
  if (cell && rule === null && !saysNothing(cell.text)) left.add(cell);
  const from = cells("taskRepeatFrom")[0]?.text.trim();
  const repeatFrom: RepeatFrom = from === repeatFromLabels.completion ? "completion" : "due";
  return { repeat: rule, repeatFrom };
}

/** How long a task takes, in minutes; with the unit that a column of its own has, if there is one. */
export function durationIn(cells: Cells, left: Leftover): number | null {
  const [[cell], [unit]] = [cells("taskDuration"), cells("taskDurationUnit")];
  const minutes = cell ? readDuration(cell.text, unit?.text) : null;
  if (!cell || minutes !== null || saysNothing(cell.text)) return minutes;
  left.add(cell);
  if (unit) left.add(unit);
  return null;
}
