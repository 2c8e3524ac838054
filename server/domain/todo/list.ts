/** The orders of a list of tasks. */
export const todoSorts = ["due", "due-desc", "newest", "oldest", "title", "title-desc"] as const;
export type TodoSort = (typeof todoSorts)[number];
export const defaultTodoSort: TodoSort = "due";
