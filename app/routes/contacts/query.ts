/** What the contacts list shows, as its URL says it. */
export interface ListQuery {
  search: string;
  tagIds: number[];
  sort: "name" | "newest" | "updated";
  cursor: string | null;
}

export const sortLabels = {
  name: "Name",
  newest: "Newest first",
  updated: "Last changed",
} as const;

function isSort(text: string | null): text is ListQuery["sort"] {
  return text !== null && Object.hasOwn(sortLabels, text);
}

/** Reads the URL; what makes no sense in it is left out. */
export function readQuery(params: URLSearchParams): ListQuery {
  const sort = params.get("sort");
  const tagIds = params.getAll("tag").map(Number);
  return {
    search: params.get("search")?.trim() ?? "",
    tagIds: [...new Set(tagIds)].filter((id) => Number.isSafeInteger(id) && id > 0),
    sort: isSort(sort) ? sort : "name",
    cursor: params.get("cursor"),
  };
}

/** Whether the list shows less than the whole book. */
export function isFiltered({ search, tagIds }: Pick<ListQuery, "search" | "tagIds">): boolean {
  return search !== "" || tagIds.length > 0;
}
