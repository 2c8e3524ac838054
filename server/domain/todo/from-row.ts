import { categoryLimits } from "../category/category.ts";
import { contactFields } from "../contact/fields.ts";
import { type FileRecord, isWide, type Remark, remarks } from "../contact/file-row.ts";
import type { ImportableContact } from "../contact/row.ts";
import { noteLine, saysNothing } from "../contact/row-cells.ts";
import type { Day } from "../day.ts";
import { type DealCell, peopleOf } from "../deal/file-people.ts";
import { addedIn, cellsIn, Leftover, shortened } from "../deal/row-cells.ts";
import { type RepeatFrom, todoFields } from "./fields.ts";
import { isTodoist } from "./file-columns.ts";
import type { Cells, TaskReading } from "./file-reading.ts";
import { dueIn, durationIn, repeatIn, statusIn } from "./row-state.ts";
import type { TodoPriority, TodoStatus } from "./todo.ts";
import { readPriority, readTodoistPriority } from "./written-values.ts";

/** The task of a row; what the row doesn't say is null. */
export interface TaskRow {
  title: string;
  dueDate: Day | null;
  dueTime: string | null;
  durationMinutes: number | null;
  repeat: string | null;
  repeatFrom: RepeatFrom;
  status: TodoStatus | null;
  priority: TodoPriority | null;
  category: string | null;
  company: string | null;
  deal: string | null;
  /** What the description says of a deal that the workspace doesn't have. */
  dealLine: string | null;
  description: string | null;
  /** In unix milliseconds. */
  completedAt: number | null;
  /** When it was added elsewhere, in unix milliseconds. */
  createdAt: number | null;
  ownId: string | null;
  /** Its contact. */
  people: ImportableContact[];
}

export type ReadTask = { task: TaskRow; remarks: Remark[] } | { task: null; reason: string };

const untitledMessage = "No title.";

/** The task in a row of a file. What no field takes, or can't be read, goes to the description under its header. */
export function readTaskRecord(record: FileRecord, reading: TaskReading): ReadTask {
  if (record.reason !== undefined) return { task: null, reason: record.reason };
  const all = cellsIn(record, reading);
  const cells: Cells = (field) => all.filter(({ column }) => column.field === field);
  const [kind] = cells("taskKind");
  if (kind && kind.text.trim().toLowerCase() !== "task") {
    return { task: null, reason: `Not a task: ${shortened(kind.text.trim(), 40)}.` };
  }
  const left = new Leftover();
  const title = titleIn(cells("taskTitle"), left);
  if (title === "") return { task: null, reason: untitledMessage };
  const { people, notes, company } = aboutIn(all, reading, left);
  const due = dueIn(cells, reading, left);
  const done = statusIn(cells, reading, left);
  const canRepeat = due.dueDate !== null && done.status !== "completed";
  const repeating = repeatIn(cells, reading, left, canRepeat);
  const priority = priorityIn(cells("taskPriority"), reading, left);
  const category = categoryIn(cells("taskCategory"), left);
  const durationMinutes = durationIn(cells, left);
  const [deal, ...deals] = cells("taskDeal").filter(({ text }) => !saysNothing(text));
  for (const cell of deals) left.add(cell);
  const createdAt = addedIn(cells("taskAdded"), reading, left);
  for (const cell of all) if (cell.column.field === "note") left.add(cell);
  const texts = cells("taskDescription").map(({ text }) => text.trim());
  const whole = [...texts, ...notes, ...left.lines].join("\n");
  const { limit } = todoFields.description;
  if (whole.length > limit) left.found.add("cut");
  if (isWide(record.cells, reading.columns.length)) left.found.add("wide");
  const [ownId] = all.filter(({ column }) => column.field === "ownId");
  return {
    task: {
      title,
      ...due,
      durationMinutes,
      ...repeating,
      ...done,
      priority,
      category,
      company,
      deal: deal ? deal.text.trim() : null,
      dealLine: deal ? noteLine(deal.column.name, deal.text) : null,
      description: shortened(whole, limit) || null,
      createdAt,
      ownId: ownId ? ownId.text.slice(0, 60) : null,
      people,
    },
    remarks: remarks.filter((remark) => left.found.has(remark)),
  };
}

function titleIn([cell, ...further]: readonly DealCell[], left: Leftover): string {
  for (const each of further) left.add(each);
  const title = onOneLine(cell?.text ?? "");
  const { limit } = todoFields.title;
  if (cell && title.length > limit) left.add(cell);
  return shortened(title, limit);
}

/**
 * The contact and company that a row is about. A company alone needs nobody without a name; if tasks have a
 * column of companies of their own, another one is that of their contacts.
 */
function aboutIn(all: readonly DealCell[], { columns }: TaskReading, left: Leftover) {
  const { people, notes } = peopleOf(all);
  const hasOwn = columns.some(({ field }) => field === "taskCompany");
  const [own, ...owns] = all.filter(({ column }) => column.field === "taskCompany");
  for (const each of owns) left.add(each);
  const ofPerson = people[0]?.company;
  const ofTask = own ? nameIn(own, contactFields.company.limit, left) : null;
  const company = hasOwn ? ofTask : ofPerson ? onOneLine(ofPerson) : null;
  const named = people.filter((person) => {
    const { firstName, lastName, email, phone, ownId } = person;
    return [firstName, lastName, email, phone, ownId].some(Boolean);
  });
  const further = named.slice(1).map(({ firstName, lastName, email }) => {
    return `Contact: ${[firstName, lastName, email].filter(Boolean).join(" ")}`;
  });
  return { people: named.slice(0, 1), notes: [...notes, ...further], company };
}

function priorityIn(
  found: readonly DealCell[],
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
function categoryIn([cell, ...further]: readonly DealCell[], left: Leftover): string | null {
  for (const each of further) left.add(each);
  if (!cell) return null;
  const { column, text } = cell;
  const [first = "", ...others] =
    column.shape === "exact" ? [text] : text.trim().split(/\s*[;,|]\s*/);
  const name = nameIn(cell, categoryLimits.name, left, first);
  if (name !== null && others.length > 0) left.add(cell);
  return name;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A name in a cell, or in a part of it; null for none. What is longer than the field is left over. */
function nameIn(cell: DealCell, limit: number, left: Leftover, text = cell.text): string | null {
  const name = onOneLine(text);
  if (name === "" || (cell.column.shape !== "exact" && saysNothing(name))) return null;
  if (name.length <= limit) return name;
  left.add(cell);
  return null;
}
