import { useEffect } from "react";
import { LiveProvider, trpc } from "#app/trpc.client.tsx";
import { usePaused } from "#app/ui/use-paused.ts";
import type { ContactChoice } from "#server/services/deal/list.ts";

interface ContactSearchProps {
  search: string;
  onFound: (contacts: ContactChoice[]) => void;
}

/** Searches all contacts of the workspace while somebody types. */
export default function ContactSearch(props: ContactSearchProps) {
  return (
    <LiveProvider>
      <Finder {...props} />
    </LiveProvider>
  );
}

function Finder({ search, onFound }: ContactSearchProps) {
  const typed = usePaused(search.trim());
  const { data } = trpc.contact.list.useQuery(
    { search: typed, limit: 20 },
    { enabled: typed !== "" },
  );
  useEffect(() => {
    if (data && data.items.length > 0) onFound(data.items);
  }, [data, onFound]);
  return null;
}
