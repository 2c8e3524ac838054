import { LiveFinder } from "#app/components/list/search/live-finder.tsx";
import type { LiveSearchProps } from "#app/components/list/shown-list.ts";
import { trpc } from "#app/trpc.client.tsx";
import { contactRequest } from "./contact-request.ts";
import { marksIn, type ShownContacts } from "./list-marks.ts";

/** Searches contacts while somebody types. */
export default function LiveSearch(props: LiveSearchProps<ShownContacts>) {
  const { useQuery } = trpc.contact.list;
  return <LiveFinder {...props} list={contactRequest} useRows={useQuery} marksIn={marksIn} />;
}
