import { Download, Plus, Upload } from "lucide-react";
import { useEffect, useState } from "react";
import { href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { defaultSettings } from "#domain/settings.ts";
import type { ContactPage } from "#server/services/contact-list.ts";
import type { Route } from "./+types/list.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { writeFrom } from "./came-from.ts";
import { ContactTable } from "./contact-table.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { ListFilter } from "./list-filter.tsx";
import { askedFor, isFiltered, type ListQuery, readQuery } from "./query.ts";

export const meta: Route.MetaFunction = () => [{ title: "Contacts · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const query = readQuery(new URL(request.url).searchParams);
  const { api, session } = context.get(pageContext);
  const timeZone = session?.user.timeZone ?? defaultSettings.timeZone;
  const { cursor, limit } = query;
  return { query, page: await api.contact.list({ ...askedFor(query, timeZone), cursor, limit }) };
}

/** What the live search has found, for as long as it is ahead of the page. */
export interface LiveResult {
  search: string;
  page: ContactPage;
}

export default function Contacts({ loaderData }: Route.ComponentProps) {
  const [live, setLive] = useState<LiveResult | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page from the server is never behind.
  useEffect(() => setLive(null), [loaderData]);
  const reading = useReading();
  const page = live?.page ?? loaderData.page;
  const query = live
    ? { ...loaderData.query, search: live.search, cursor: null }
    : loaderData.query;
  const filtered = isFiltered(query);
  const count = `${formatCount(page.total, reading)}${page.totalCapped ? "+" : ""}`;
  const nothingYet = page.total === 0 && !filtered;
  return (
    <>
      <PageHeader title="Contacts" detail={<span aria-live="polite">{count}</span>}>
        <Link className="button" to={href("/contacts/import")}>
          <Upload size={16} aria-hidden="true" />
          Import
        </Link>
        <a className="button" href={href("/contacts/export.csv")} download>
          <Download size={16} aria-hidden="true" />
          Export
        </a>
        <Link className="button button-primary" to={href("/contacts/new")}>
          <Plus size={16} aria-hidden="true" />
          New contact
        </Link>
      </PageHeader>
      {nothingYet ? (
        <EmptyState
          title="Nobody here yet"
          actions={
            <>
              <Link className="button button-primary" to={href("/contacts/new")}>
                Add a contact
              </Link>
              <Link className="button" to={href("/contacts/import")}>
                Import a file
              </Link>
            </>
          }
        >
          Your contacts live here. Add the first one, or bring them all from the CRM or address book
          that you have.
        </EmptyState>
      ) : (
        <>
          <ListFilter query={loaderData.query} tags={page.tags} onLive={setLive} />
          <FilterChips query={query} tags={page.tags} company={page.company} />
          <Results page={page} query={query} filtered={filtered} />
        </>
      )}
    </>
  );
}

function Results({
  page,
  query,
  filtered,
}: {
  page: ContactPage;
  query: ListQuery;
  filtered: boolean;
}) {
  if (page.items.length === 0) {
    return (
      <EmptyState
        title="Nothing matches"
        actions={
          <Link className="button" to={href("/contacts")}>
            {filtered ? "Clear search and filters" : "Back to the first page"}
          </Link>
        }
      >
        {filtered
          ? "No contact is all that you ask for here."
          : "There are no contacts on this page."}
      </EmptyState>
    );
  }
  return (
    <>
      <ContactTable contacts={page.items} from={writeFrom(query)} />
      <BulkBar
        total={page.total}
        totalCapped={page.totalCapped}
        shown={page.items}
        filter={writeFrom({ ...query, cursor: null })}
        tags={page.tags}
      />
      <Pager prevCursor={page.prevCursor} nextCursor={page.nextCursor} search={query.search} />
    </>
  );
}
