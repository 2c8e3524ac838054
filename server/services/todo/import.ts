import { sql } from "drizzle-orm";
import { displayName } from "#domain/contact/contact.ts";
import { foldForSearch } from "#domain/fold.ts";
import { type TodoField, todoFields } from "#domain/todo/fields.ts";
import type { TaskReading } from "#domain/todo/file-reading.ts";
import { readTaskRecord, type TaskRow } from "#domain/todo/from-row.ts";
import { type TaskData, taskRules } from "#domain/todo/import-data.ts";
import { importedTodo } from "#domain/todo/input.ts";
import { isOpen } from "#domain/todo/todo.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner } from "../../db/owner.ts";
import { todos } from "../../db/schema.ts";
import { inList } from "../import/records/entries.ts";
import type { KnownRecord, RecordKind } from "../import/records/kind.ts";
import { checkedRow, momentReading } from "../import/records/reading.ts";
import { type AlikeTask, alikeByRow, alikeTasks, marksOf } from "./import-alike.ts";
import { readRule } from "./repeat.ts";
import { midnightOf, type Todo, todoColumns, todoOf } from "./todo.ts";

/** A task of the workspace that a row may be about. */
interface KnownTask extends KnownRecord<TaskData> {
  /** In unix milliseconds. */
  repeatDate: number | null;
}

/** How files of tasks are imported. */
export const taskImport: RecordKind<TaskRow, TaskData, TaskReading, KnownTask, AlikeTask> = {
  noun: "todo",
  operation: "todo.import",
  rules: taskRules,
  readingOf: async (owner, choices) => ({ ...(await momentReading(owner, choices)), readRule }),
  read: (record, reading) =>
    checkedRow(
      readTaskRecord(record, reading),
      importedTodo,
      (field) => todoFields[field as TodoField]?.label,
    ),
  alike: alikeTasks,
  alikeByRow,
  marksOf,
  known: knownTasks,
  columns: columnsOf,
  names: ["company", "category"],
};

/** The columns of a task. The date that a repetition counts from stays unless a row moves it. */
function columnsOf(data: TaskData, read?: KnownTask) {
  const isDueMoved =
    !read || read.data.dueDate !== data.dueDate || read.data.repeat !== data.repeat;
  const nextRepeat = data.repeat === null ? null : midnightOf(data.dueDate);
  return {
    title: data.title,
    searchText: foldForSearch(data.title),
    description: data.description,
    status: data.status,
    priority: data.priority,
    dueDate: midnightOf(data.dueDate),
    completed: isOpen(data.status) ? 0 : 1,
    contactId: data.contact?.id ?? null,
    dealId: data.deal?.id ?? null,
    dueTime: data.dueTime,
    durationMinutes: data.durationMinutes,
    repeat: data.repeat,
    repeatFrom: data.repeatFrom,
    repeatDate: isDueMoved ? nextRepeat : read.repeatDate,
    completedAt: data.completedAt,
  };
}

async function knownTasks(owner: Owner, ids: readonly number[]): Promise<KnownTask[]> {
  const [rows] = await batch(owner.db, [
    owner.db
      .select({ ...todoColumns, repeatDate: todos.repeatDate })
      .from(todos)
      .where(live(owner, todos, inList(sql`+${todos.id}`, ids))),
  ]);
  return rows.map((row) => knownTask(todoOf(row), row.repeatDate));
}

function knownTask(todo: Todo, repeatDate: number | null): KnownTask {
  const { id, version, updatedAt, categoryId, companyId } = todo;
  const { title, dueDate, dueTime, durationMinutes, repeat, repeatFrom } = todo;
  const { status, priority, description, completedAt, category, contact, deal, company } = todo;
  return {
    ...{ id, version, updatedAt, categoryId, companyId, repeatDate },
    data: {
      ...{ title, dueDate, dueTime, durationMinutes, repeat, repeatFrom },
      ...{ status, priority, description, completedAt },
      category: category?.name ?? null,
      contact: contact && { id: contact.id, name: displayName(contact) },
      deal: deal && { id: deal.id, title: deal.title },
      company: company?.name ?? null,
    },
  };
}
