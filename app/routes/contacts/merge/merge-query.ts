import { safeNext } from "#app/refusals.ts";
import { mostMerged } from "#domain/duplicate.ts";

/** The contacts to merge, from that page's URL. */
export function readMergeQuery(params: URLSearchParams) {
  const ids = params
    .getAll("id")
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  const all = [...new Set(ids)];
  return {
    ids: all.slice(0, mostMerged),
    /** Whether the URL names a whole list, or more contacts than one merge allows. */
    tooMany: all.length > mostMerged || params.has("all"),
    /** The search for another contact. */
    add: params.get("add")?.trim() ?? "",
    /** The contact to keep. */
    keep: Number(params.get("keep")),
    to: safeNext(params.get("to"), ""),
  };
}

export type MergeQuery = ReturnType<typeof readMergeQuery>;
