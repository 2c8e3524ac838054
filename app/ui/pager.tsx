import { Link, useSearchParams } from "react-router";
import { Icon } from "./icon.tsx";

interface PagerProps {
  prevCursor: string | null;
  nextCursor: string | null;
  /** The list's search, in case the router's URL isn't up to date yet. */
  search?: string;
  /** The numbers of the first rows of the pages before and after; null if unknown. */
  first?: { ofPrevious: number | null; ofNext: number | null };
  /** Which rows the page shows. */
  children?: React.ReactNode;
}

const unknown = { ofPrevious: null, ofNext: null };

/** Links to the previous and next page of a list whose position is `cursor` in the URL. */
export function Pager({ prevCursor, nextCursor, search, first = unknown, children }: PagerProps) {
  const [params] = useSearchParams();
  if (!prevCursor && !nextCursor) return null;
  const to = (cursor: string, at: number | null) => {
    const next = new URLSearchParams(params);
    next.set("cursor", cursor);
    if (at === null) next.delete("at");
    else next.set("at", String(at));
    if (search) next.set("search", search);
    if (search === "") next.delete("search");
    return { search: `?${next}` };
  };
  return (
    <nav className="pager" aria-label="Pages">
      {prevCursor ? (
        <Link
          className="button"
          to={to(prevCursor, first.ofPrevious)}
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
          to={to(nextCursor, first.ofNext)}
          rel="next"
          aria-keyshortcuts="Control+ArrowRight"
        >
          Next
          <Icon name="chevron-right" />
        </Link>
      ) : null}
      {children}
    </nav>
  );
}
