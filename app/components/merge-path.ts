import { href } from "react-router";

/** The page for merging these contacts; `to` is the page of duplicates to return to. */
export function mergePath(ids: readonly number[], to = ""): string {
  const params = new URLSearchParams(ids.map((id) => ["id", String(id)]));
  if (to) params.set("to", to);
  return `${href("/contacts/merge")}?${params}`;
}
