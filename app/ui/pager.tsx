import { Link, useSearchParams } from "react-router";
import { Icon } from "./icon.tsx";

/**
 * Links to the previous and next page of a list whose position is `cursor` in the URL. `search` is
 * the list's search, in case the router's URL isn't up to date yet.
 */
export function Pager({
  prevCursor,
  nextCursor,
  search,
}: {
  prevCursor: string | null;
  nextCursor: string | null;
  search?: string;
}) {
  const [params] = useSearchParams();
  if (!prevCursor && !nextCursor) return null;
  const to = (cursor: string) => {
    const next = new URLSearchParams(params);
    next.set("cursor", cursor);
    if (search) next.set("search", search);
    if (search === "") next.delete("search");
    return { search: `?${next}` };
  };
  return (
    <nav className="pager" aria-label="Pages">
      {prevCursor ? (
        <Link
          className="button"
          to={to(prevCursor)}
          rel="prev"
          aria-keyshortcuts="Control+ArrowLeft"
        >
          <Icon name="chevron-left" />
          Previous
        </Link>
      ) : null}
      {nextCursor ? (
        <Link
          className="button"
          to={to(nextCursor)}
          rel="next"
          aria-keyshortcuts="Control+ArrowRight"
        >
          Next
          <Icon name="chevron-right" />
        </Link>
      ) : null}
    </nav>
  );
}
