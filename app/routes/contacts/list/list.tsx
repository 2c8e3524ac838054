import { href, Link, redirect } from "react-router";
import { ColumnLink } from "#app/components/columns/column-link.tsx";
import { ExportLink } from "#app/components/list/export-link.tsx";
import { type ShownList, useShownList } from "#app/components/list/shown-list.ts";
import {
  firstView,
  type ListViews,
  listViewsOf,
  namedView,
  viewPath,
} from "#app/components/views/list-views.ts";
import { SaveLink } from "#app/components/views/save-link.tsx";
import { ViewLinks } from "#app/components/views/view-links.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { zoneOf } from "#app/zone.ts";
import type { ContactPage } from "#server/services/contact/list.ts";
import type { View } from "#server/services/view.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { Route } from "./+types/list";
import { askedFor } from "./asked-for.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { writeFrom } from "./came-from.ts";
import { ContactTable } from "./contact-table.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { type ContactColumn, columnLabels, contactColumnSet } from "./list-columns.ts";
import { ListFilter } from "./list-filter.tsx";
import { type MarkedField, marksIn } from "./list-marks.ts";
import {
  clearedPath,
  isFiltered,
  type ListQuery,
  readQuery,
  writeQuery,
  writeView,
} from "./query.ts";
import { contactColumnCookie } from "./remembered-columns.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => {
  const view = loaderData?.views.current;
  return [{ title: view ? `${view.name} · Contacts · Kith` : "Contacts · Kith" }];
};

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(new URL(request.url));
  const asked = readQuery(new URL(request.url).searchParams);
  const { api, session } = context.get(pageContext);
  const timeZone = zoneOf(session);
  const { cursor, limit } = asked;
  const { views, ...page } = await api.contact.list({
    ...askedFor(asked, timeZone),
    cursor,
    limit,
    views: true,
    goneTags: "empty",
  });
  const first = firstView(views);
  if (first && writeQuery(asked).size === 0) throw redirect(viewPath(first));
  const query = { ...asked, view: namedView(views, asked.view) };
  const remembered =
    typeof query.view === "number" ? null : await contactColumnCookie.read(request);
  const columns = query.columns ?? remembered ?? contactColumnSet.usual;
  const marks = marksIn(page, query.search);
  return { query, columns, page, marks, views: contactViews(views, query) };
}

/** The views of the list, each as this page itself would write it. */
function contactViews(views: View[], { view: named }: ListQuery): ListViews {
  const written = views.map((view) => {
    const query = readQuery(new URLSearchParams(view.query));
    return { ...view, query: writeView(query, query.columns ?? contactColumnSet.usual) };
  });
  return listViewsOf("contacts", written, named);
}

export type ShownContacts = ShownList<ListQuery, Omit<ContactPage, "views">, MarkedField>;

export default function Contacts({ loaderData }: Route.ComponentProps) {
  const { views, columns } = loaderData;
  const [{ query, page, marks }, onLive] = useShownList<ShownContacts>(loaderData);
  const reading = useReading();
  const count = `${formatCount(page.total, reading)}${page.totalCapped ? "+" : ""}`;
  const nothingYet = page.total === 0 && !isFiltered(query);
  return (
    <>
      <PageHeader
        title={views.current?.name ?? "Contacts"}
        detail={
          <>
            <span aria-live="polite">{count}</span>
            <SaveLink views={views} query={writeView(query, columns)} />
          </>
        }
      >
        <Link className="button" to={href("/contacts/import")}>
          <Icon name="upload" />
          Import
        </Link>
        <ExportLink
          to={href("/contacts/export.csv")}
          noun={page.total === 1 ? "contact" : "contacts"}
          filter={isFiltered(query) ? writeFrom({ ...query, cursor: null }) : null}
          count={count}
        />
        <Link className="button button-primary" to={href("/contacts/new")}>
          <Icon name="plus" />
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
          <ViewLinks views={views} className="view-strip" />
          <div className="list-tools">
            <ListFilter query={loaderData.query} tags={page.tags} onLive={onLive} />
            <ColumnLink
              action={href("/contacts/columns")}
              labels={columnLabels}
              shown={columns}
              list={writeFrom(query)}
              {...contactColumnSet}
            />
          </div>
          <FilterChips query={query} tags={page.tags} company={page.company} />
          <Results page={page} query={query} columns={columns} marks={marks} />
        </>
      )}
    </>
  );
}

interface ResultsProps extends ShownContacts {
  columns: readonly ContactColumn[];
}

function Results({ page, query, columns, marks }: ResultsProps) {
  const filtered = isFiltered(query);
  if (page.items.length === 0) {
    return (
      <EmptyState
        title="Nothing matches"
        actions={
          <Link className="button" to={clearedPath(query)}>
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
      <ContactTable contacts={page.items} query={query} columns={columns} marks={marks} />
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
