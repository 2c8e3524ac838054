import { LiveProvider, trpc } from "#app/trpc.client.tsx";
import { usePaused } from "#app/ui/use-paused.ts";

/** The workspace's companies that match a typed name. */
export default function CompanyOptions({ search }: { search: string }) {
  return (
    <LiveProvider>
      <Found search={search} />
    </LiveProvider>
  );
}

function Found({ search }: { search: string }) {
  const typed = usePaused(search.trim());
  const { data } = trpc.company.suggest.useQuery(
    { search: typed },
    { enabled: typed !== "", placeholderData: (previous) => previous },
  );
  return data?.map(({ id, name }) => <option key={id} value={name} />);
}
