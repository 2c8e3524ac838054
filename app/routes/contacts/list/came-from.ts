import { href } from "react-router";
import { backToList, withFrom } from "#app/components/came-from.ts";
import { askedFor } from "./asked-for.ts";
import { type ListQuery, readQuery, writeQuery } from "./query.ts";

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

/** What a list shows, as `from` says it. */
export function writeFrom(query: ListQuery): string {
  return writeQuery(query).toString();
}

/** The list that `from` means, wherever in it; undefined for none. */
export function listIn(from: string | null, timeZone: string) {
  return from === null ? undefined : askedFor(readQuery(new URLSearchParams(from)), timeZone);
}
