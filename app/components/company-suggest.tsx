import { useEffect } from "react";
import { LiveProvider, trpc } from "#app/trpc.tsx";
import { usePaused } from "#app/ui/use-paused.ts";

interface CompanySuggestProps {
  search: string;
  onFound: (names: string[]) => void;
}

/** Finds companies as somebody types the name of one. */
export default function CompanySuggest(props: CompanySuggestProps) {
  return (
    <LiveProvider>
      <Finder {...props} />
    </LiveProvider>
  );
}

function Finder({ search, onFound }: CompanySuggestProps) {
  const typed = usePaused(search.trim());
  const { data } = trpc.company.suggest.useQuery({ search: typed }, { enabled: typed !== "" });
  useEffect(() => {
    if (data) onFound(data.map(({ name }) => name));
  }, [data, onFound]);
  return null;
}
