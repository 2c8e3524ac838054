import { sql } from "drizzle-orm";
import { dayIn } from "#domain/day.ts";
import { missing } from "#domain/refusal.ts";
import type { TodoPageQuery } from "#domain/todo/list-input.ts";
import { batch } from "../../db/client.ts";
import type { Neighbours, Page } from "../../db/cursor.ts";
import type { Owner } from "../../db/owner.ts";
import { todos } from "../../db/schema.ts";
import { type Category, selectCategories } from "../category/category.ts";
import { readNeighbours } from "../list/neighbours.ts";
import { knownFrom, requestOf, selectKnown } from "../list/plan.ts";
import { type HistoryEntry, historyPage, selectHistory } from "../operation/change.ts";
import { listedTodos } from "./filter.ts";
import { orderOf, todoSortKeys } from "./order.ts";
import { oneTodo, selectTodo, type Todo, todoOf } from "./todo.ts";

/** The previous or next task in a list. */
export interface TodoNeighbour {
  id: number;
  title: string;
}

/** The content of a task's page. */
export interface TodoRecord {
  todo: Todo;
  categories: Category[];
  history: Page<HistoryEntry>;
  /** In the list that the page was opened from, if any. */
  neighbours: Neighbours<TodoNeighbour> | null;
}

/**
 * What a task's page shows, in one round trip, or two with its neighbours in a list. Refuses
 * NOT_FOUND, and BAD_REQUEST for a malformed cursor.
 */
export async function readTodoPage(
  owner: Owner,
  { id, list, history }: TodoPageQuery,
  timeZone: string,
): Promise<TodoRecord> {
  const { sort, views: _, goneTags: __, ...filter } = list ?? {};
  const order = orderOf({ sort });
  const today = dayIn(timeZone, Date.now());
  const request = requestOf(owner, listedTodos, { ...filter, today }, order);
  const [[row], categories, entries, [keys], known] = await batch(owner.db, [
    selectTodo(owner, id),
    selectCategories(owner),
    selectHistory(owner, { entity: "todo", id, cursor: history }),
    owner.db
      .select(todoSortKeys)
      .from(todos)
      .where(oneTodo(owner, list ? id : 0)),
    selectKnown(owner, request),
  ]);
  if (!row) throw missing("task");
  return {
    todo: todoOf(row),
    categories,
    history: historyPage(entries, { cursor: history }),
    neighbours:
      list && keys
        ? await readNeighbours(owner, request, knownFrom(known), {
            order,
            row: keys,
            columns: sql`${todos.id} as "id", ${todos.title} as "title"`,
          })
        : null,
  };
}
