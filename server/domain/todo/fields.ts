import type { Field, FieldsWith, TextField } from "../field.ts";
import type { TodoPriority, TodoStatus } from "./todo.ts";

/**
 * The declaration of a task's field: forms, lists, edits, search, history and files follow from it.
 */
type DeclaredField = (TextField | Field<OtherKind>) & {
  /** Whether every task has it. */
  required?: true;
  /** The longest text that it accepts, in characters. */
  limit?: number;
};

type OtherKind =
  | "status"
  | "priority"
  | "category"
  | "day"
  | "time"
  | "minutes"
  | "repeat"
  | "repeatFrom"
  | "contact"
  | "deal"
  | "company";

/** The fields of a task, in the order of pages, history and files. */
export const todoFields = {
  title: {
    label: "Title",
    limit: 200,
    kind: "text",
    group: "title",
    required: true,
    searched: true,
  },
  dueDate: {
    label: "Due",
    kind: "day",
    group: "due",
    column: { name: "due", width: 160, sorted: true },
  },
  dueTime: { label: "Time", kind: "time", group: "due" },
  durationMinutes: { label: "Duration", kind: "minutes", group: "due" },
  repeat: {
    label: "Repeats",
    limit: 200,
    kind: "repeat",
    group: "repeat",
    column: { name: "repeats", width: 150 },
  },
  repeatFrom: { label: "Counts from", kind: "repeatFrom", group: "repeat", required: true },
  status: {
    label: "Status",
    kind: "status",
    group: "status",
    required: true,
    column: { name: "status", width: 112 },
  },
  priority: {
    label: "Priority",
    kind: "priority",
    group: "priority",
    required: true,
    column: { name: "priority", width: 88 },
  },
  categoryId: {
    label: "Category",
    kind: "category",
    group: "category",
    column: { name: "category", width: 130 },
  },
  contactId: {
    label: "Contact",
    kind: "contact",
    group: "contact",
    column: { name: "contact", width: 152 },
  },
  dealId: { label: "Deal", kind: "deal", group: "deal", column: { name: "deal", width: 158 } },
  companyId: {
    label: "Company",
    kind: "company",
    group: "company",
    column: { name: "company", width: 150 },
  },
  description: {
    label: "Description",
    limit: 20_000,
    kind: "markdown",
    group: "description",
  },
} as const satisfies Record<string, DeclaredField>;

/** The headers of an export, in a separate table that pages don't load. */
export const todoHeaders: Record<TodoField, string> = {
  title: "Title",
  dueDate: "Due Date",
  dueTime: "Due Time",
  durationMinutes: "Duration (minutes)",
  repeat: "Repeats",
  repeatFrom: "Repeats From",
  status: "Status",
  priority: "Priority",
  categoryId: "Category",
  contactId: "Contact",
  dealId: "Deal",
  companyId: "Company",
  description: "Description",
};

type Fields = typeof todoFields;
export type TodoField = keyof Fields;
export type TodoKind = Fields[TodoField]["kind"];

export const todoFieldNames = Object.keys(todoFields) as TodoField[];

/** A field that the list of tasks can show. */
export type ListedTodoField = FieldsWith<Fields, { column: object }>;

export const listedTodoFields = todoFieldNames.filter(
  (name): name is ListedTodoField => "column" in todoFields[name],
);

/** The longest time that a task may take, in minutes: a week. */
export const longestTask = 10_080;

/** What a repetition counts from: the day on which the task was due, or on which it was done. */
export const repeatFroms = ["due", "completion"] as const;
export type RepeatFrom = (typeof repeatFroms)[number];

export const repeatFromLabels: Record<RepeatFrom, string> = {
  due: "The due date",
  completion: "The day it is done",
};

/** The values of a task's fields, as callers see them. */
export interface TodoValues {
  title: string;
  description: string | null;
  status: TodoStatus;
  priority: TodoPriority;
  categoryId: number | null;
  /** A calendar day, "YYYY-MM-DD". */
  dueDate: string | null;
  /** "HH:MM" on the clocks of the account's time zone. */
  dueTime: string | null;
  durationMinutes: number | null;
  /** An RRULE (RFC 5545) without its name, e.g. "FREQ=WEEKLY". */
  repeat: string | null;
  repeatFrom: RepeatFrom;
  contactId: number | null;
  dealId: number | null;
  companyId: number | null;
}
