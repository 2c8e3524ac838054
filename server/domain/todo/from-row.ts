import { categoryLimits } from "../category/category.ts";
import { contactFields } from "../contact/fields.ts";
import {
  type FileRecord,
  isWide,
  type Reading,
  type Remark,
  remarks,
} from "../contact/file-row.ts";
import type { ImportableContact } from "../contact/row.ts";
import { noteLine, saysNothing } from "../contact/row-cells.ts";
import type { Day } from "../day.ts";
import { type DealCell, peopleOf } from "../deal/file-people.ts";
import { addedIn, cellsIn, Leftover, shortened } from "../deal/row-cells.ts";
import { pastMoment, readTime, whenOf } from "../written-moment.ts";
import type { TaskColumnField } from "./column-field.ts";
import { type RepeatFrom, repeatFromLabels, todoFields } from "./fields.ts";
import { isTodoist } from "./file-columns.ts";
import type { TodoPriority, TodoStatus } from "./todo.ts";
import {
  readDuration,
  readFlag,
  readPriority,
  readStatus,
  readTodoistPriority,
} from "./written-values.ts";

/** How a file of tasks is read. */
export interface TaskReading extends Reading {
  timeZone: string;
  /** The present day; no task was done or added later. */
  today: Day;
  /** A rule as it is stored; undefined for one that Kith doesn't compute. */
  readRule: (text: string) => string | undefined;
}

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

type Cells = (field: TaskColumnField) => DealCell[];

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

/** When a task is due. Further dates, and a time without a date, are left over. */
function dueIn(cells: Cells, reading: TaskReading, left: Leftover) {
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

/** What a row says of a task's status, in a column of it or in those that say whether or when it was done. */
function statusIn(cells: Cells, reading: TaskReading, left: Leftover) {
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
    completedAt: status === "completed" ? completedAt : null,
  };
}

/** How a task repeats, if it can: a completed one doesn't, and an archived one may be opened again. */
function repeatIn(cells: Cells, { readRule }: TaskReading, left: Leftover, canRepeat: boolean) {
  const [cell] = cells("taskRepeat");
  const rule = cell && canRepeat ? (readRule(cell.text) ?? null) : null;
  if (cell && rule === null && !saysNothing(cell.text)) left.add(cell);
  const from = cells("taskRepeatFrom")[0]?.text.trim();
  const repeatFrom: RepeatFrom = from === repeatFromLabels.completion ? "completion" : "due";
  return { repeat: rule, repeatFrom };
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

/** How long a task takes, in minutes; with the unit that a column of its own has, if there is one. */
function durationIn(cells: Cells, left: Leftover): number | null {
  const [[cell], [unit]] = [cells("taskDuration"), cells("taskDurationUnit")];
  const minutes = cell ? readDuration(cell.text, unit?.text) : null;
  if (!cell || minutes !== null || saysNothing(cell.text)) return minutes;
  left.add(cell);
  if (unit) left.add(unit);
  return null;
}
