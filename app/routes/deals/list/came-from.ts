import { href, useSearchParams } from "react-router";
import { backToList, cameFrom, withFrom } from "#app/components/came-from.ts";

/** The path of a deal's page, with the list that it is opened from, if any. */
export function dealPath(id: number, from: string | null): string {
  return withFrom(href("/deals/:id", { id: String(id) }), from);
}

/** The path of a deal's page as it was opened, for that page and those that return to it. */
export function useDealPath(id: number): string {
  const [params] = useSearchParams();
  return dealPath(id, cameFrom(params));
}

/** The path of a deal's form, which returns to the page as it was opened. */
export function editPath(id: number, from: string | null): string {
  return withFrom(href("/deals/:id/edit", { id: String(id) }), from);
}

/** The list that a page was opened from, in the same state; the board if there was none. */
export function listOrBoardPath(from: string | null): string {
  return from === null ? href("/deals") : backToList(href("/deals/all"), from);
}
