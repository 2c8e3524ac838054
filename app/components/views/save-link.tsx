import { Link } from "react-router";
import type { ListViews } from "./list-views.ts";

interface SaveLinkProps {
  views: ListViews;
  /** The list as it is now, as a view would keep it. */
  query: string;
}

/** Leads to where the list is saved as a view; where it is one already, to where that is changed. */
export function SaveLink({ views: { list, current }, query }: SaveLinkProps) {
  const isSaved = query === (current?.query ?? "");
  if (isSaved && !current) return null;
  const params = new URLSearchParams({ list, query });
  if (current) params.set("view", String(current.id));
  return (
    <Link
      className="save-view"
      to={isSaved && current ? `/views/${current.id}` : `/views/new?${params}`}
    >
      {isSaved ? "Edit view" : "Save view"}
    </Link>
  );
}
