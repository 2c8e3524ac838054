import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { LiveFinder } from "#app/components/live-search/live-finder.tsx";
import { trpc } from "#app/trpc.tsx";
import { useReading } from "#app/use-reading.ts";
import { askedFor } from "./asked-for.ts";
import type { ShownContacts } from "./list.tsx";
import { marksIn } from "./list-marks.ts";
import type { ListQuery } from "./query.ts";

/** Finds contacts as one types. */
export default function LiveSearch(props: LiveSearchProps<ShownContacts>) {
  return <LiveFinder {...props} useList={useContacts} marksIn={marksIn} />;
}

function useContacts(query: ListQuery, enabled: boolean) {
  const { timeZone } = useReading();
  return trpc.contact.list.useQuery(
    { ...askedFor(query, timeZone), limit: query.limit, goneTags: "empty" },
    { enabled },
  );
}
