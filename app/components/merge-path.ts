import { href } from "react-router";

/** The page on which these contacts are merged, and the page of duplicates that it goes back to. */
export function mergePath(ids: readonly number[], to = ""): string {
  const params = new URLSearchParams(ids.map((id) => ["id", String(id)]));
  if (to) params.set("to", to);
  return `${href("/contacts/merge")}?${params}`;
}
