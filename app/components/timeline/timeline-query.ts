import { idFrom } from "../list/list-options.ts";

/**
 * The kind of entries that a timeline shows, from the URL; by default the first kind, which is all.
 */
export function readTimelineQuery<Kind extends string>(
  params: URLSearchParams,
  kinds: readonly [Kind, ...Kind[]],
) {
  const wanted = params.get("timeline");
  const kind = kinds.find((each) => each === wanted) ?? kinds[0];
  return { kind, cursor: params.get("at") };
}

/** The URL parameter for an activity that has just been added: the page asks what is next. */
export const loggedParam = "logged";

/** The same for a task that has just been completed, in Today. */
export const completedParam = "completed";

/** The id of the activity that has just been added; null if the URL names none. */
export function loggedIn(params: URLSearchParams): number | null {
  return idFrom(params.get(loggedParam));
}

/** The path of the record's page at the top of its timeline, with everything. */
export function topOf({ pathname, search }: { pathname: string; search: string }): string {
  return pathname + timelineSearch(new URLSearchParams(search), "all", null);
}

/** The URL of the same page with another kind of entries. */
export function timelineSearch(
  params: URLSearchParams,
  kind: string,
  cursor: string | null,
): string {
  const next = new URLSearchParams(params);
  if (kind === "all") next.delete("timeline");
  else next.set("timeline", kind);
  next.delete(loggedParam);
  if (cursor) next.set("at", cursor);
  else next.delete("at");
  return next.size > 0 ? `?${next}` : "";
}
