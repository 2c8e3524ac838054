import { sortedColumns } from "./columns.ts";

/** The orders of a deals list; "board" is that of the cards in a stage. */
export const dealSorts = [
  "board",
  "newest",
  "oldest",
  "title",
  "title-desc",
  ...sortedColumns.flatMap((column) => [column, `${column}-desc`] as const),
  "updated",
  "updated-asc",
] as const;
export type DealSort = (typeof dealSorts)[number];

/** The default order of a list. */
export function defaultDealSort({ stageId }: { stageId?: number | null | undefined }): DealSort {
  return stageId == null ? "newest" : "board";
}
