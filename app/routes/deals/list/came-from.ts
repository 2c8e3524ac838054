import { href, useSearchParams } from "react-router";
import { backToList, cameFrom, withFrom } from "#app/components/came-from.ts";

/** A deal's page, opened from a list or not. */
export function dealPath(id: number, from: string | null): string {
  return withFrom(href("/deals/:id", { id: String(id) }), from);
}

/** The page of a deal, as it was opened, on that page and on those that lead back to it. */
export function useDealPath(id: number): string {
  const [params] = useSearchParams();
  return dealPath(id, cameFrom(params));
}

/** The form of a deal, which leads back to the page as it was opened. */
export function editPath(id: number, from: string | null): string {
  return withFrom(href("/deals/:id/edit", { id: String(id) }), from);
}

/** The list that a page was opened from, where it was left; the board when it was none. */
export function placePath(from: string | null): string {
  return from === null ? href("/deals") : backToList(href("/deals/all"), from);
}
