import { href } from "react-router";
import { mostMerged } from "#domain/company/company.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";

/** The list of a company's people. */
export function peopleOf(id: number) {
  return { pathname: href("/contacts"), search: `?company=${id}` };
}

/** The list of a company's deals, or only those of one kind. */
export function dealsOf(id: number, kind?: StageKind) {
  const search = new URLSearchParams({ company: String(id), ...(kind && { kind }) });
  return { pathname: href("/deals/all"), search: `?${search}` };
}

/** The companies to merge, from that page's URL. */
export function readMergeQuery(params: URLSearchParams) {
  const ids = params
    .getAll("id")
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  return {
    ids: [...new Set(ids)].slice(0, mostMerged),
    /** The name of another company to merge with them. */
    add: params.get("add")?.trim() ?? "",
    /** The company to keep; "added" is the one that is added. */
    keep: params.get("keep"),
  };
}

/** The query of the page for merging these companies. */
export function mergeSearch(ids: readonly number[], keep?: number): string {
  const params = new URLSearchParams(ids.map((id) => ["id", String(id)]));
  if (keep !== undefined) params.set("keep", String(keep));
  return `?${params}`;
}

/** The page for merging a company into the one with this name. */
export function mergeWithNamed(id: number, name: string) {
  const search = new URLSearchParams({ id: String(id), add: name, keep: "added" });
  return { pathname: href("/companies/merge"), search: `?${search}` };
}
