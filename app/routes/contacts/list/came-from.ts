import { href } from "react-router";
import { backToList, withFrom } from "#app/components/came-from.ts";

/** The path of a contact's page, with the list that it is opened from, if any. */
export function contactPath(id: number, from: string | null): string {
  return withFrom(href("/contacts/:id", { id: String(id) }), from);
}

/** The path of a contact's form, which returns to the page as it was opened. */
export function editPath(id: number, from: string | null): string {
  return withFrom(href("/contacts/:id/edit", { id: String(id) }), from);
}

/** The list that a page was opened from, in the same state; the whole list if there was none. */
export function listPath(from: string | null): string {
  return backToList(href("/contacts"), from);
}
