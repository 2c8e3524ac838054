/*
 * A record's page that was opened from a list has the list's query in its URL, as `from`. With it
 * the page links back to that list, and to the previous and next record.
 */

/** A longer one was made by hand. */
const longestFrom = 2_000;

/** The query of the list that a page was opened from; null if it wasn't opened from one. */
export function cameFrom(params: URLSearchParams): string | null {
  const from = params.get("from");
  return from === null || from.length > longestFrom ? null : from;
}

/** The path of a record, with the list that its page is opened from, if any. */
export function withFrom(path: string, from: string | null): string {
  return from === null ? path : `${path}?${new URLSearchParams({ from })}`;
}

/** The path back to the list that a page was opened from, in the same state. */
export function backToList(path: string, from: string | null): string {
  return from ? `${path}?${new URLSearchParams(from)}` : path;
}
