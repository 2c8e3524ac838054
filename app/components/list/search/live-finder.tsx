import { useEffect } from "react";
import { useLocation } from "react-router";
import { LiveProvider } from "#app/trpc.client.tsx";
import { usePaused } from "#app/ui/use-paused.ts";
import { useReading } from "#app/use-reading.ts";
import type { LiveSearchProps, ShownList } from "../shown-list.ts";

interface Searched {
  search: string;
  cursor: string | null;
  limit: number;
}

interface LiveFinderProps<Query extends Searched, Asked, Page, Field extends string>
  extends LiveSearchProps<ShownList<Query, Page, Field>> {
  list: { toApi: (query: Query, timeZone: string) => Asked };
  /** Fetches a page of the list while enabled. */
  useRows: (
    asked: Asked & { limit: number; goneTags: "empty" },
    options: { enabled: boolean },
  ) => { data: Page | undefined; isError: boolean };
  marksIn: (page: Page, search: string) => ShownList<Query, Page, Field>["marks"];
}

/**
 * Searches a list while somebody types, and keeps the URL up to date, so that Back and a reload
 * show the same.
 */
export function LiveFinder<Query extends Searched, Asked, Page, Field extends string>(
  props: LiveFinderProps<Query, Asked, Page, Field>,
) {
  return (
    <LiveProvider>
      <Finder {...props} />
    </LiveProvider>
  );
}

function Finder<Query extends Searched, Asked, Page, Field extends string>(
  props: LiveFinderProps<Query, Asked, Page, Field>,
) {
  const { search, query, onLive, list, useRows, marksIn } = props;
  const { timeZone } = useReading();
  const typed = usePaused(search.trim());
  const { key, mask } = useLocation();
  const isAhead = typed !== query.search;
  const asked = list.toApi(askedAs(query, typed), timeZone);
  const { data, isError } = useRows(
    { ...asked, limit: query.limit, goneTags: "empty" },
    { enabled: isAhead },
  );
  useEffect(() => {
    if (isAhead && !data) return;
    const live = isAhead && data ? { page: data, marks: marksIn(data, typed) } : null;
    onLive(live && { ...live, query: askedAs(query, typed), aheadOf: query });
    // A dialog over the list shows its own URL.
    if (!mask) showInUrl(typed, key);
  }, [isAhead, data, typed, query, key, mask, onLive, marksIn]);
  if (!isAhead || !isError) return null;
  return (
    <p className="field-error" role="alert">
      Search failed. Press Enter to retry.
    </p>
  );
}

/** The same list with another search, from its first page. */
function askedAs<Query extends Searched>(query: Query, search: string): Query {
  return { ...query, search, cursor: null };
}

/**
 * Writes the search to the URL; a new search starts at its first page. If the router has since
 * moved to another history entry, that entry's URL is left alone.
 */
function showInUrl(search: string, key: string): void {
  if ((window.history.state?.key ?? "default") !== key) return;
  const url = new URL(window.location.href);
  if (search === (url.searchParams.get("search") ?? "")) return;
  url.searchParams.delete("cursor");
  if (search) url.searchParams.set("search", search);
  else url.searchParams.delete("search");
  window.history.replaceState(window.history.state, "", url);
}
