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

/** The URL of the same page with another kind of entries. */
export function timelineSearch(
  params: URLSearchParams,
  kind: string,
  cursor: string | null,
): string {
  const next = new URLSearchParams(params);
  if (kind === "all") next.delete("timeline");
  else next.set("timeline", kind);
  if (cursor) next.set("at", cursor);
  else next.delete("at");
  return next.size > 0 ? `?${next}` : "";
}
