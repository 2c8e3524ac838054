import { useEffect } from "react";
import { LiveProvider, trpc } from "#app/trpc.tsx";
import { usePaused } from "#app/ui/use-paused.ts";
import { useReading } from "#app/use-reading.ts";
import { askedFor } from "./asked-for.ts";
import type { LiveResult } from "./list.tsx";
import { marksIn } from "./list-marks.ts";
import type { ListQuery } from "./query.ts";

interface LiveSearchProps {
  search: string;
  query: ListQuery;
  onResult: (result: LiveResult | null) => void;
}

/** Finds contacts as one types, and keeps the URL in step, so that Back and a reload show the same. */
export default function LiveSearch(props: LiveSearchProps) {
  return (
    <LiveProvider>
      <Finder {...props} />
    </LiveProvider>
  );
}

function Finder({ search, query, onResult }: LiveSearchProps) {
  const typed = usePaused(search.trim());
  const ahead = typed !== query.search;
  const { timeZone } = useReading();
  const { data } = trpc.contact.list.useQuery(
    { ...askedFor({ ...query, search: typed }, timeZone), limit: query.limit, goneTags: "empty" },
    { enabled: ahead, placeholderData: (previous) => previous },
  );
  useEffect(() => {
    if (ahead && !data) return;
    onResult(
      ahead && data ? { search: typed, page: data, marks: marksIn(data.items, typed) } : null,
    );
    showInUrl(typed);
  }, [ahead, data, typed, onResult]);
  return null;
}

/** Says the search in the URL; another search begins at its first page. */
function showInUrl(search: string): void {
  const url = new URL(window.location.href);
  if (search === (url.searchParams.get("search") ?? "")) return;
  url.searchParams.delete("cursor");
  if (search) url.searchParams.set("search", search);
  else url.searchParams.delete("search");
  window.history.replaceState(window.history.state, "", url);
}
