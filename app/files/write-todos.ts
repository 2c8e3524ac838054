import { csvLines, csvMark } from "#app/files/csv-lines.ts";
import { displayName } from "#domain/contact/contact.ts";
import { todoPriorityLabels, todoStatusLabels } from "#domain/todo/todo.ts";
import type { Todo } from "#server/services/todo/todo.ts";

/** The columns of a file of tasks; a repetition is an RRULE, as calendars write it. */
const columns: Record<string, (todo: Todo) => string | null | undefined> = {
  Title: ({ title }) => title,
  "Due Date": ({ dueDate }) => dueDate,
  "Due Time": ({ dueTime }) => dueTime,
  "Duration (minutes)": ({ durationMinutes }) => durationMinutes?.toString(),
  Repeats: ({ repeat }) => repeat,
  Status: ({ status }) => todoStatusLabels[status],
  Priority: ({ priority }) => todoPriorityLabels[priority],
  Category: ({ category }) => category?.name,
  Contact: ({ contact }) => contact && displayName(contact),
  "Contact Email": ({ contact }) => contact?.email,
  Deal: ({ deal }) => deal?.title,
  Company: ({ company }) => company?.name,
  Description: ({ description }) => description,
  Completed: ({ completedAt }) =>
    completedAt === null ? null : new Date(completedAt).toISOString(),
  Created: ({ createdAt }) => new Date(createdAt).toISOString(),
  Updated: ({ updatedAt }) => new Date(updatedAt).toISOString(),
};

export function todosHeader(): string {
  return csvMark + csvLines([Object.keys(columns)]);
}

/** The lines of some tasks, each with its line end, so that an export can be sent in parts. */
export function todosRows(todos: Todo[]): string {
  return csvLines(todos.map((todo) => Object.values(columns).map((value) => value(todo) ?? "")));
}
