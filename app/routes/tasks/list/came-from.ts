import { href, useSearchParams } from "react-router";
import { backToList, cameFrom, withFrom } from "#app/components/came-from.ts";

/** The path of a task's page, with the list that it is opened from, if any. */
export function todoPath(id: number, from: string | null): string {
  return withFrom(href("/tasks/:id", { id: String(id) }), from);
}

/** The path of a task's page as it was opened, for that page and those that return to it. */
export function useTodoPath(id: number): string {
  const [params] = useSearchParams();
  return todoPath(id, cameFrom(params));
}

/** The path of a task's form, which returns to the page as it was opened. */
export function editPath(id: number, from: string | null): string {
  return withFrom(href("/tasks/:id/edit", { id: String(id) }), from);
}

/** The list that a page was opened from, in the same state. */
export function listPath(from: string | null): string {
  return from === null ? href("/tasks") : backToList(href("/tasks"), from);
}
