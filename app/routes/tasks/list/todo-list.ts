import { href } from "react-router";
import { defineList, fieldColumns, type ListQuery } from "#app/components/list/list.ts";
import * as param from "#app/components/list/params.ts";
import { type FieldByColumn, fieldByColumn } from "#domain/todo/columns.ts";
import { todoFields } from "#domain/todo/fields.ts";
import { type TodoGroup, todoGroupLabels } from "#domain/todo/groups.ts";
import { defaultTodoSort, type TodoSort } from "#domain/todo/list.ts";
import {
  type TodoPriority,
  type TodoStatus,
  todoPriorityLabels,
  todoStatusLabels,
} from "#domain/todo/todo.ts";

/** The columns after the title. */
export type TodoColumn = keyof FieldByColumn | "added";

/** The query of the list of tasks; null is any. */
export interface TodoListQuery extends ListQuery<TodoColumn, TodoSort> {
  group: TodoGroup | null;
  status: TodoStatus | null;
  priority: TodoPriority | null;
  categoryId: number | null;
  contactId: number | null;
  dealId: number | null;
  companyId: number | null;
}

/** The list of tasks. */
export const todoList = defineList<TodoListQuery, TodoColumn, TodoSort>({
  name: "tasks",
  nouns: { one: "task", many: "tasks" },
  path: href("/tasks"),
  columnsPath: href("/tasks/columns"),
  exportPath: href("/tasks/export.csv"),
  bulkDeletePath: href("/tasks/bulk/delete"),
  filters: {
    group: param.choice("group", todoGroupLabels),
    status: param.choice("status", todoStatusLabels),
    priority: param.choice("priority", todoPriorityLabels),
    categoryId: param.id("category"),
    contactId: param.id("contact"),
    dealId: param.id("deal"),
    companyId: param.id("company"),
  },
  lead: { label: "Task", width: 272, sorts: ["title", "title-desc"] },
  columns: {
    ...fieldColumns(fieldByColumn, todoFields, ["due"]),
    added: { label: "Added", width: 128, sorts: ["newest", "oldest"], isDescendingFirst: true },
  },
  defaultColumns: ["due", "category", "priority", "contact", "deal"],
  sortLabels: {
    due: "Due soonest",
    "due-desc": "Due latest",
    newest: "Newest first",
    oldest: "Oldest first",
    title: "Title (A–Z)",
    "title-desc": "Title (Z–A)",
  },
  defaultSort: () => defaultTodoSort,
  canSort: () => true,
  cells: () => import("./todo-cells.client.tsx"),
});
