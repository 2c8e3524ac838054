import { href } from "react-router";
import { askedFor } from "./asked-for.ts";
import { type ListQuery, readQuery, writeQuery } from "./query.ts";

/*
 * A contact's page that was opened from a list has the list in its URL, as `from`: the list's own
 * query, by which it leads back there, and on to those before and after.
 */

/** A longer one has been made by hand. */
const longestFrom = 2_000;

/** The query of the list that a page was opened from; null when it was none. */
export function cameFrom(params: URLSearchParams): string | null {
  const from = params.get("from");
  return from === null || from.length > longestFrom ? null : from;
}

function searchOf(from: string | null): string {
  return from === null ? "" : `?${new URLSearchParams({ from })}`;
}

/** A contact's page, opened from a list or not. */
export function contactPath(id: number, from: string | null): string {
  return href("/contacts/:id", { id: String(id) }) + searchOf(from);
}

/** The form of a contact, which leads back to the page as it was opened. */
export function editPath(id: number, from: string | null): string {
  return href("/contacts/:id/edit", { id: String(id) }) + searchOf(from);
}

/** The list that a page was opened from, where it was left; the whole of it when it was none. */
export function listPath(from: string | null): string {
  return from ? `${href("/contacts")}?${new URLSearchParams(from)}` : href("/contacts");
}

/** What a list shows, as `from` says it. */
export function writeFrom(query: ListQuery): string {
  return writeQuery(query).toString();
}

/** The list that `from` means, wherever in it; undefined for none. */
export function listIn(from: string | null, timeZone: string) {
  return from === null ? undefined : askedFor(readQuery(new URLSearchParams(from)), timeZone);
}
