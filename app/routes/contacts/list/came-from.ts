import { href } from "react-router";
import { backToList, withFrom } from "#app/components/came-from.ts";

/** A contact's page, opened from a list or not. */
export function contactPath(id: number, from: string | null): string {
  return withFrom(href("/contacts/:id", { id: String(id) }), from);
}

/** The form of a contact, which leads back to the page as it was opened. */
export function editPath(id: number, from: string | null): string {
  return withFrom(href("/contacts/:id/edit", { id: String(id) }), from);
}

/** The list that a page was opened from, where it was left; the whole of it when it was none. */
export function listPath(from: string | null): string {
  return backToList(href("/contacts"), from);
}
