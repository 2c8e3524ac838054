import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { LiveFinder } from "#app/components/live-search/live-finder.tsx";
import { trpc } from "#app/trpc.tsx";
import { useReading } from "#app/use-reading.ts";
import type { ShownDeals } from "./list.tsx";
import { marksIn } from "./list-marks.ts";
import { askedFor, type DealListQuery } from "./list-query.ts";

/** Finds deals as one types. */
export default function LiveSearch(props: LiveSearchProps<ShownDeals>) {
  return <LiveFinder {...props} useList={useDeals} marksIn={marksIn} />;
}

function useDeals(query: DealListQuery, enabled: boolean) {
  const { timeZone } = useReading();
  return trpc.deal.list.useQuery(
    { ...askedFor(query, timeZone), limit: query.limit, goneTags: "empty" },
    { enabled },
  );
}
