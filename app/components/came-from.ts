/*
 * A record's page that was opened from a list has the list in its URL, as `from`: the list's own query, by
 * which it leads back there, and on to those before and after.
 */

/** A longer one has been made by hand. */
const longestFrom = 2_000;

/** The query of the list that a page was opened from; null when it was none. */
export function cameFrom(params: URLSearchParams): string | null {
  const from = params.get("from");
  return from === null || from.length > longestFrom ? null : from;
}

/** A path of a record, for a page that was opened from a list or from none. */
export function withFrom(path: string, from: string | null): string {
  return from === null ? path : `${path}?${new URLSearchParams({ from })}`;
}

/** The path of the list that a page was opened from, where it was left. */
export function backToList(path: string, from: string | null): string {
  return from ? `${path}?${new URLSearchParams(from)}` : path;
}
