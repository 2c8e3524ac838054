import { defaultTodoSort, type TodoSort } from "#domain/todo/list.ts";
import type { TodoQuery } from "#domain/todo/list-input.ts";
import { type Order, orderBy, reversed } from "../../db/keyset.ts";
import { todos } from "../../db/schema.ts";

/** The columns that lists of tasks are sorted by. */
export const todoSortKeys = { id: todos.id, dueKey: todos.dueKey, searchText: todos.searchText };

export type TodoSortKey = keyof typeof todoSortKeys;

const byDue = orderBy(todos, "dueKey", "id");
const byAge = orderBy(todos, "id");
const byTitle = orderBy(todos, "searchText", "id");

const orders: Record<TodoSort, Order<TodoSortKey>> = {
  due: byDue,
  "due-desc": reversed(byDue),
  newest: reversed(byAge),
  oldest: byAge,
  title: byTitle,
  "title-desc": reversed(byTitle),
};

/** The order of a list: by due date unless asked for otherwise. */
export function orderOf({ sort = defaultTodoSort }: Pick<TodoQuery, "sort">): Order<TodoSortKey> {
  return orders[sort];
}
