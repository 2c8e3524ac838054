import { Link } from "react-router";
import type { ListViews } from "./list-views.ts";

interface SaveLinkProps {
  views: ListViews;
  /** The list's present query, as a view would store it. */
  query: string;
}

/** Links to the form that saves the list as a view, or changes the view that is open. */
export function SaveLink({ views: { list, current }, query }: SaveLinkProps) {
  const isSaved = query === (current?.query ?? "");
  if (isSaved && !current) return null;
  const params = new URLSearchParams({ list, query });
  if (current) params.set("view", String(current.id));
  return (
    <Link
      className="title-link"
      to={isSaved && current ? `/views/${current.id}` : `/views/new?${params}`}
    >
      {isSaved ? "Edit view" : "Save view"}
    </Link>
  );
}
