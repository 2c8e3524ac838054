import { markRows } from "#app/components/list/search/mark-rows.ts";
import type { ShownList } from "#app/components/list/shown-list.ts";
import type { ListedTodo, TodoPage } from "#server/services/todo/list.ts";
import type { TodoListQuery } from "./todo-list.ts";

/** Texts of a row that may be marked. */
export type MarkedField = "title";

/** A page of the list, without its saved views. */
export type ListedTodos = Omit<TodoPage, "views">;

export type ShownTodos = ShownList<TodoListQuery, ListedTodos, MarkedField>;

/** Marks the matches of a search in tasks. */
export function marksIn({ items }: { items: ListedTodo[] }, search: string) {
  return markRows<ListedTodo, MarkedField>(items, search, ({ title }) => ({ title }));
}
