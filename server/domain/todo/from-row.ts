import { categoryLimits } from "../category/category.ts";
import type { FileRecord } from "../contact/file-row.ts";
import { saysNothing } from "../contact/row-cells.ts";
import type { Day } from "../day.ts";
import type { ReadRow, RecordRow } from "../import/record.ts";
import { aboutIn, dealIn, lineIn, linksIn, nameIn, restOf } from "../import/record-row.ts";
import { addedIn, cellsIn, Leftover, shortened } from "../import/row-cells.ts";
import type { RowCell } from "../import/row-people.ts";
import { type RepeatFrom, todoFields } from "./fields.ts";
import { isTodoist } from "./file-columns.ts";
import type { Cells, TaskReading } from "./file-reading.ts";
import { dueIn, durationIn, repeatIn, statusIn } from "./row-state.ts";
import type { TodoPriority, TodoStatus } from "./todo.ts";
import { readPriority, readTodoistPriority } from "./written-values.ts";

/** The task of a row; what the row doesn't say is null. */
export interface TaskRow extends RecordRow {
  title: string;
  dueDate: Day | null;
  dueTime: string | null;
  durationMinutes: number | null;
  repeat: string | null;
  repeatFrom: RepeatFrom;
  status: TodoStatus | null;
  priority: TodoPriority | null;
  category: string | null;
  /** In unix milliseconds; null for a task that isn't completed. */
  completedAt: number | null;
}

const untitledMessage = "No title.";

/** The task in a row of a file. What no field takes, or can't be read, goes to the description under its header. */
export function readTaskRecord(record: FileRecord, reading: TaskReading): ReadRow<TaskRow> {
  if (record.reason !== undefined) return { row: null, reason: record.reason };
  const { columns } = reading;
  const all = cellsIn(record, reading);
  const cells: Cells = (field) => all.filter(({ column }) => column.field === field);
  const [kind] = cells("taskKind");
  if (kind && kind.text.trim().toLowerCase() !== "task") {
    return { row: null, reason: `Not a task: ${shortened(kind.text.trim(), 40)}.` };
  }
  const left = new Leftover();
  const title = lineIn(cells("taskTitle"), todoFields.title.limit, left);
  if (title === "") return { row: null, reason: untitledMessage };
  const about = { columns, ownCompany: "taskCompany", most: 1 } as const;
  const { people, notes, company } = aboutIn(all, left, about);
  const due = dueIn(cells, reading, left);
  const done = statusIn(cells, reading, left, due);
  const canRepeat = due.dueDate !== null && done.status !== "completed";
  const repeating = repeatIn(cells, reading, left, canRepeat);
  const priority = priorityIn(cells("taskPriority"), reading, left);
  const category = categoryIn(cells("taskCategory"), left);
  const durationMinutes = durationIn(cells, left);
  const deal = dealIn(cells("taskDeal"), left);
  const createdAt = addedIn(cells("taskAdded"), reading, left);
  const own = cells("taskDescription").map(({ text }) => text.trim());
  const { limit } = todoFields.description;
  const texts = [...own, ...notes];
  const { remarks, ...rest } = restOf(record, { all, width: columns.length, texts, limit, left });
  return {
    row: {
      title,
      ...due,
      durationMinutes,
      ...repeating,
      ...done,
      priority,
      category,
      company,
      ...deal,
      ...linksIn(all),
      createdAt,
      ...rest,
      people,
    },
    remarks,
  };
}

function priorityIn(
  found: readonly RowCell[],
  { columns }: TaskReading,
  left: Leftover,
): TodoPriority | null {
  const numbered = isTodoist(columns.map(({ name }) => name));
  let priority: TodoPriority | null = null;
  for (const cell of found) {
    const read = (numbered ? readTodoistPriority(cell.text) : null) ?? readPriority(cell.text);
    if (read === null && !saysNothing(cell.text)) left.add(cell, "priority");
    priority ??= read;
  }
  return priority;
}

/** The first category of the column of categories; further ones are left over. */
function categoryIn([cell, ...further]: readonly RowCell[], left: Leftover): string | null {
  for (const each of further) left.add(each);
  if (!cell) return null;
  const { column, text } = cell;
  const [first = "", ...others] =
    column.shape === "exact" ? [text] : text.trim().split(/\s*[;,|]\s*/);
  const name = nameIn(cell, categoryLimits.name, left, first);
  if (name !== null && others.length > 0) left.add(cell);
  return name;
}
