import { type TimelineKind, timelineKinds } from "#domain/timeline.ts";

/** Which part of its timeline a contact's page shows, as its URL says it. */
export function readTimelineQuery(params: URLSearchParams) {
  const wanted = params.get("timeline");
  const kind = timelineKinds.find((each): each is TimelineKind => each === wanted) ?? "all";
  return { kind, cursor: params.get("at") };
}

/** The same page's URL with another part of the timeline. */
export function timelineSearch(
  params: URLSearchParams,
  kind: TimelineKind,
  cursor: string | null,
): string {
  const next = new URLSearchParams(params);
  if (kind === "all") next.delete("timeline");
  else next.set("timeline", kind);
  if (cursor) next.set("at", cursor);
  else next.delete("at");
  return next.size > 0 ? `?${next}` : "";
}
