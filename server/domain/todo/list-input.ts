import * as z from "zod";
import { cursor, day, id, listPage, search } from "../inputs.ts";
import { todoGroups } from "./groups.ts";
import { todoSorts } from "./list.ts";
import { todoPriorities, todoStatuses } from "./todo.ts";

/** The filters of a list of tasks; all must match. Archived tasks are left out unless asked for. */
export const todoFilterInput = z.object({
  search: search.optional(),
  group: z
    .enum(todoGroups, "Select overdue, today, tomorrow, week, later, someday or done.")
    .optional(),
  status: z.enum(todoStatuses, "Select pending, in_progress, completed or archived.").optional(),
  priority: z.enum(todoPriorities, "Select low, medium, high or urgent.").optional(),
  categoryId: id.optional(),
  contactId: id.optional(),
  dealId: id.optional(),
  companyId: id.optional(),
  /** Tasks due on these days, both included. */
  dueFrom: day.optional(),
  dueTo: day.optional(),
});
export type TodoFilter = z.output<typeof todoFilterInput>;

export const listTodosInput = todoFilterInput
  .extend({
    sort: z.enum(todoSorts, "Sort by due, newest, oldest or title.").optional(),
    ...listPage("task"),
  })
  .optional();
export type TodoQuery = NonNullable<z.output<typeof listTodosInput>>;

export const todoPageInput = z.object({
  id,
  /** The page of its history. */
  history: cursor.nullish(),
  /** The list that the page was opened from, for the previous and next task in it. */
  list: listTodosInput.unwrap().omit({ cursor: true, limit: true }).optional(),
});
export type TodoPageQuery = z.output<typeof todoPageInput>;
