import { LiveFinder } from "#app/components/list/search/live-finder.tsx";
import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { trpc } from "#app/trpc.client.tsx";
import { dealRequest } from "./deal-request.ts";
import { marksIn, type ShownDeals } from "./list-marks.ts";

/** Searches deals while somebody types. */
export default function LiveSearch(props: LiveSearchProps<ShownDeals>) {
  const { useQuery } = trpc.deal.list;
  return <LiveFinder {...props} list={dealRequest} useRows={useQuery} marksIn={marksIn} />;
}
