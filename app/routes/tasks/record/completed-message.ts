import type { TodoAnswer } from "#server/services/todo/todo.ts";

/** The message after a task was done; one that repeats has been followed by another. */
export function completedMessage({ title, next }: Pick<TodoAnswer, "title" | "next">): string {
  return `Completed “${title}”.${next ? " Added the next one." : ""}`;
}
