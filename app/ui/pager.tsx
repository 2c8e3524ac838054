import { ChevronLeft, ChevronRight } from "lucide-react";
import { Link, useSearchParams } from "react-router";

/**
 * Links to the pages before and after this one, in a list whose place is `cursor` in the URL.
 * `search` is what the list is searched for, where the router's URL may not be there yet.
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
          prefetch="intent"
          aria-keyshortcuts="Control+ArrowLeft"
        >
          <ChevronLeft size={16} aria-hidden="true" />
          Previous
        </Link>
      ) : null}
      {nextCursor ? (
        <Link
          className="button"
          to={to(nextCursor)}
          rel="next"
          prefetch="intent"
          aria-keyshortcuts="Control+ArrowRight"
        >
          Next
          <ChevronRight size={16} aria-hidden="true" />
        </Link>
      ) : null}
    </nav>
  );
}
