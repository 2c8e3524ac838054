import type { Category } from "#server/services/category/category.ts";
import type { Todo } from "#server/services/todo/todo.ts";

/** A task as its page shows it, with the categories to select from. */
export interface ShownTodo extends Todo {
  categories: Category[];
}
