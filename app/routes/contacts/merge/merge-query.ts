import { safeNext } from "#app/refusals.ts";
import { mostMerged } from "#domain/duplicate.ts";

/** The contacts that are to be merged, as the URL of that page names them. */
export function readMergeQuery(params: URLSearchParams) {
  const ids = params
    .getAll("id")
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  const all = [...new Set(ids)];
  return {
    ids: all.slice(0, mostMerged),
    /** Whether the URL names a whole list, or more contacts than one merge takes. */
    tooMany: all.length > mostMerged || params.has("all"),
    /** What another contact is looked for by. */
    add: params.get("add")?.trim() ?? "",
    /** The one to keep. */
    keep: Number(params.get("keep")),
    /** The page of duplicates that one came from; empty for none. */
    to: safeNext(params.get("to"), ""),
  };
}

export type MergeQuery = ReturnType<typeof readMergeQuery>;
