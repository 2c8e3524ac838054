import { href } from "react-router";
import { type CompanySort, companySorts, mostMerged } from "#domain/company.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";

/** What the list of companies shows, as its URL says it; what makes no sense in it is left out. */
export function readListQuery(params: URLSearchParams) {
  const sort = params.get("sort");
  return {
    search: params.get("search")?.trim() ?? "",
    sort: companySorts.find((each): each is CompanySort => each === sort) ?? "name",
    cursor: params.get("cursor"),
  };
}

/** The list of a company's people. */
export function peopleOf(id: number) {
  return { pathname: href("/contacts"), search: `?company=${id}` };
}

/** The list of a company's deals, or of those of one kind. */
export function dealsOf(id: number, kind?: StageKind) {
  const search = new URLSearchParams({ company: String(id), ...(kind && { kind }) });
  return { pathname: href("/deals/all"), search: `?${search}` };
}

/** The companies that are to be merged, as the URL of that page names them. */
export function readMergeQuery(params: URLSearchParams) {
  const ids = params
    .getAll("id")
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  return {
    ids: [...new Set(ids)].slice(0, mostMerged),
    /** The name of another one that is to be merged with them. */
    add: params.get("add")?.trim() ?? "",
    /** The one that is to stay; "added" is the one that is added. */
    keep: params.get("keep"),
  };
}

/** The page on which these companies are merged. */
export function mergeSearch(ids: readonly number[], keep?: number): string {
  const params = new URLSearchParams(ids.map((id) => ["id", String(id)]));
  if (keep !== undefined) params.set("keep", String(keep));
  return `?${params}`;
}
