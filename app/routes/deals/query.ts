import { type StageKind, stageKinds } from "#domain/pipeline.ts";

/** A row that a URL names by id. */
export function idIn(params: URLSearchParams, name: string): number | undefined {
  const id = Number(params.get(name) ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** What the list of deals shows, as its URL says it. */
export function readListQuery(params: URLSearchParams) {
  const kind = params.get("kind");
  return {
    stageId: idIn(params, "stage"),
    contactId: idIn(params, "contact"),
    companyId: idIn(params, "company"),
    kind: stageKinds.find((each): each is StageKind => each === kind),
    search: params.get("search")?.trim() ?? "",
    cursor: params.get("cursor"),
  };
}
