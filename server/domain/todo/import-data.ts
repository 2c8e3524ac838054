import type { Day } from "../day.ts";
import { fold } from "../fold.ts";
import type { RowChange } from "../import/draft.ts";
import { joinedText } from "../import/joined-text.ts";
import { changed as changedLine, shown } from "../import/shown.ts";
import { type RepeatFrom, repeatFromLabels, type TodoField, todoFields } from "./fields.ts";
import type { TaskRow } from "./from-row.ts";
import {
  type TodoPriority,
  type TodoStatus,
  todoPriorityLabels,
  todoStatusLabels,
} from "./todo.ts";

/** What an import knows of a task. A contact's id is negative if the import will add it. */
export interface TaskData {
  title: string;
  dueDate: Day | null;
  dueTime: string | null;
  durationMinutes: number | null;
  repeat: string | null;
  repeatFrom: RepeatFrom;
  status: TodoStatus;
  priority: TodoPriority;
  category: string | null;
  contact: { id: number; name: string } | null;
  deal: { id: number; title: string } | null;
  company: string | null;
  description: string | null;
  completedAt: number | null;
}

/** A row of a file with its contact: an id, or negative for somebody whom the import will add. */
export interface PlacedTask {
  row: TaskRow;
  contact: TaskData["contact"];
}

/** A row of a file with the records that it refers to. */
export interface GivenTask extends PlacedTask {
  deal: TaskData["deal"];
  /** When a task was completed whose row doesn't say that, in unix milliseconds. */
  completedAt: number;
}

/** A new task, or all that a row says. */
export function taskDataOf({ row, contact, deal, completedAt }: GivenTask): TaskData {
  const status = row.status ?? "pending";
  return {
    title: row.title,
    dueDate: row.dueDate,
    dueTime: row.dueTime,
    durationMinutes: row.durationMinutes,
    repeat: row.repeat,
    repeatFrom: row.repeatFrom,
    status,
    priority: row.priority ?? "medium",
    category: row.category,
    contact,
    deal,
    company: row.company,
    description: deal ? row.description : joined(row.description, row.dealLine),
    completedAt: status === "completed" ? (row.completedAt ?? completedAt) : null,
  };
}

/** A task with what a row knows beyond it: itself if that is nothing. */
export function filledTask(data: TaskData, given: GivenTask): TaskData {
  const row = taskDataOf(given);
  const dueDate = data.dueDate ?? row.dueDate;
  const repeats = data.repeat === null && data.status !== "completed" && dueDate !== null;
  return unlessSame(data, {
    ...data,
    dueDate,
    dueTime: data.dueTime ?? (dueDate === row.dueDate ? row.dueTime : null),
    durationMinutes: data.durationMinutes ?? row.durationMinutes,
    ...(repeats && row.repeat !== null && { repeat: row.repeat, repeatFrom: row.repeatFrom }),
    category: data.category ?? row.category,
    contact: data.contact ?? row.contact,
    deal: data.deal ?? row.deal,
    company: data.company ?? row.company,
    description: joined(data.description, row.description),
  });
}

/**
 * A task with what a row says of it; what the row leaves empty stays, and so does the status of a task that
 * repeats, because completing it adds the next one.
 */
export function overwrittenTask(data: TaskData, given: GivenTask): TaskData {
  const row = taskDataOf(given);
  const moves = given.row.status !== null && row.status !== data.status && data.repeat === null;
  const status = moves ? row.status : data.status;
  const dueDate = row.dueDate ?? data.dueDate;
  const repeats = row.repeat !== null && status !== "completed";
  return unlessSame(data, {
    title: row.title,
    dueDate,
    dueTime: row.dueDate === null ? data.dueTime : (row.dueTime ?? data.dueTime),
    durationMinutes: row.durationMinutes ?? data.durationMinutes,
    repeat: repeats ? row.repeat : data.repeat,
    repeatFrom: repeats ? row.repeatFrom : data.repeatFrom,
    status,
    priority: given.row.priority ?? data.priority,
    category: named(data.category, row.category),
    contact: row.contact ?? data.contact,
    deal: row.deal ?? data.deal,
    company: named(data.company, row.company),
    description: joined(data.description, row.description),
    completedAt: moves ? row.completedAt : data.completedAt,
  });
}

/** How a value is compared and listed; null for none. */
const listed: Partial<Record<TodoField, (data: TaskData) => string | null>> = {
  title: ({ title }) => title,
  dueDate: ({ dueDate, dueTime }) => dueDate && [dueDate, dueTime].filter(Boolean).join(" "),
  durationMinutes: ({ durationMinutes }) =>
    durationMinutes === null ? null : String(durationMinutes),
  repeat: ({ repeat }) => repeat,
  repeatFrom: ({ repeat, repeatFrom }) => repeat && repeatFromLabels[repeatFrom],
  status: ({ status }) => todoStatusLabels[status],
  priority: ({ priority }) => todoPriorityLabels[priority],
  categoryId: ({ category }) => category,
  contactId: ({ contact }) => contact?.name ?? null,
  dealId: ({ deal }) => deal?.title ?? null,
  companyId: ({ company }) => company,
  description: ({ description }) => description,
};

const lines = Object.entries(listed) as [TodoField, (data: TaskData) => string | null][];

/** The fields in which a task differs from what it was; null before is a new one. */
export function taskChanges(before: TaskData | null, after: TaskData): RowChange[] {
  return lines.flatMap(([name, textOf]) =>
    changedLine(todoFields[name].label, before && textOf(before), textOf(after)),
  );
}

/** What a row says otherwise than the task that it is about, which stays as it is. */
export function taskKept(data: TaskData, given: GivenTask): RowChange[] {
  const row = taskDataOf(given);
  const isSilent: Partial<Record<TodoField, boolean>> = {
    status: given.row.status === null,
    priority: given.row.priority === null,
    description: true,
  };
  return lines.flatMap(([name, textOf]) => {
    const [own, found] = [textOf(data), textOf(row)];
    const isKept = own !== null && found !== null && fold(own) !== fold(found) && !isSilent[name];
    return isKept
      ? [{ label: todoFields[name].label, before: shown(own), after: shown(found) }]
      : [];
  });
}

/** The name that a row gives; the own one if it differs only in case. */
function named(own: string | null, found: string | null): string | null {
  return found === null || (own !== null && fold(own) === fold(found)) ? own : found;
}

const joined = (own: string | null, found: string | null) =>
  joinedText(own, found, todoFields.description.limit);

function unlessSame(data: TaskData, after: TaskData): TaskData {
  const names = Object.keys(after) as (keyof TaskData)[];
  const textOf = (value: unknown) => JSON.stringify(value);
  return names.every((name) => textOf(after[name]) === textOf(data[name])) ? data : after;
}
