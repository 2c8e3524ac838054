import { href, Link, redirect } from "react-router";
import { AboutTotal } from "#app/components/about-total.tsx";
import { settleAmounts } from "#app/components/amounts/typed-amounts.ts";
import { ColumnLink } from "#app/components/columns/column-link.tsx";
import { ExportLink } from "#app/components/list/export-link.tsx";
import { type ShownList, useShownList } from "#app/components/list/shown-list.ts";
import { Totals } from "#app/components/totals.tsx";
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
import { localeOf } from "#app/locale.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { useReading } from "#app/use-reading.ts";
import { todayOf, zoneOf } from "#app/zone.ts";
import { displayName } from "#domain/contact/contact.ts";
import type { Day } from "#domain/day.ts";
import { stageKindLabels } from "#domain/pipeline/pipeline.ts";
import type { DealPage } from "#server/services/deal/list.ts";
import type { View } from "#server/services/view.ts";
import { Icon } from "../../../ui/icon.tsx";
import type { Route } from "./+types/list";
import { DealBulkBar } from "./deal-bulk-bar.tsx";
import { DealTable } from "./deal-table.tsx";
import { ListChips } from "./list-chips.tsx";
import { columnLabels, type DealColumn, dealColumnSet } from "./list-columns.ts";
import { ListFilter } from "./list-filter.tsx";
import { type MarkedField, marksIn } from "./list-marks.ts";
import {
  amountNames,
  askedFor,
  clearedPath,
  type DealListQuery,
  isFiltered,
  readQuery,
  writeQuery,
  writeView,
} from "./list-query.ts";
import { dealColumnCookie } from "./remembered-columns.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.title} · Kith` : "Deals · Kith" },
];

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(new URL(request.url));
  const { api, session } = context.get(pageContext);
  const url = new URL(request.url);
  const refused = settleAmounts(url, amountNames, localeOf(session));
  const asked = readQuery(url.searchParams);
  const timeZone = zoneOf(session);
  const { cursor, limit } = asked;
  const page = await api.deal.list({
    ...askedFor(asked, timeZone),
    cursor,
    limit,
    views: true,
    goneTags: "empty",
  });
  const first = firstView(page.views);
  if (first && writeQuery(asked).size === 0) throw redirect(viewPath(first));
  const query = { ...asked, view: namedView(page.views, asked.view) };
  const remembered = typeof query.view === "number" ? null : await dealColumnCookie.read(request);
  const columns = query.columns ?? remembered ?? dealColumnSet.usual;
  const marks = marksIn(page, query.search);
  const views = dealViews(page.views, query);
  const title = views.current?.name ?? titleOf(query, page);
  return { query, columns, page, marks, views, title, refused, today: todayOf(session) };
}

/** The views of the list, each as this page itself would write it. */
function dealViews(views: View[], { view: named }: DealListQuery): ListViews {
  const written = views.map((view) => {
    const query = readQuery(new URLSearchParams(view.query));
    return { ...view, query: writeView(query, query.columns ?? dealColumnSet.usual) };
  });
  return listViewsOf("deals", written, named);
}

/** What a list is called by what is asked for in it, as far as that is said in a few words. */
function titleOf({ stageId, kind }: DealListQuery, { stages, company, contact }: DealPage): string {
  const stage = stages.find(({ id }) => id === stageId)?.name;
  const whom = company ?? (contact && displayName(contact));
  const deals = kind ? `${stageKindLabels[kind]} deals` : "Deals";
  const which = `${deals}${stage ? ` in ${stage}` : ""}${whom ? ` with ${whom}` : ""}`;
  return which === "Deals" ? "All deals" : which;
}

export type ShownDeals = ShownList<DealListQuery, DealPage, MarkedField>;

export default function AllDeals({ loaderData }: Route.ComponentProps) {
  const { columns, views, title } = loaderData;
  const [{ query, page, marks }, onLive] = useShownList<ShownDeals>(loaderData);
  const reading = useReading();
  const filtered = isFiltered(query);
  const count = `${formatCount(page.total, reading)}${page.totalCapped ? "+" : ""}`;
  const nothingYet = page.total === 0 && !filtered;
  return (
    <>
      <PageHeader
        title={title}
        detail={
          <>
            <span aria-live="polite">{count}</span> <Sums page={page} filtered={filtered} />
            <SaveLink views={views} query={writeView(query, columns)} />
          </>
        }
      >
        <Link className="button" to={href("/deals")}>
          <Icon name="square-kanban" />
          Board
        </Link>
        <ExportLink
          to={href("/deals/export.csv")}
          noun={page.total === 1 ? "deal" : "deals"}
          filter={filtered ? writeQuery({ ...query, cursor: null }).toString() : null}
          count={count}
        />
        <Link className="button button-primary" to={href("/deals/new")}>
          <Icon name="plus" />
          New deal
        </Link>
      </PageHeader>
      {nothingYet ? (
        <EmptyState
          title="No deals yet"
          actions={
            <Link className="button button-primary" to={href("/deals/new")}>
              Add a deal
            </Link>
          }
        >
          A deal is something that you may sell: to whom, for how much, and how far it has come.
        </EmptyState>
      ) : (
        <>
          <ViewLinks views={views} className="view-strip" />
          <div className="list-tools">
            <ListFilter
              query={loaderData.query}
              page={page}
              refused={loaderData.refused}
              onLive={onLive}
            />
            <ColumnLink
              action={href("/deals/columns")}
              labels={columnLabels}
              shown={columns}
              list={writeQuery(query).toString()}
              {...dealColumnSet}
            />
          </div>
          <ListChips query={query} page={page} />
          <Results
            page={page}
            query={query}
            columns={columns}
            marks={marks}
            today={loaderData.today}
          />
        </>
      )}
    </>
  );
}

/** What a list is worth; all deals together, won, open and lost, are worth nothing that can be said. */
function Sums({ page: { totals, rates }, filtered }: { page: DealPage; filtered: boolean }) {
  if (!totals || !filtered) return null;
  return (
    <>
      <Totals totals={totals} />
      <AboutTotal totals={totals} rates={rates} />
    </>
  );
}

interface ResultsProps extends ShownDeals {
  columns: readonly DealColumn[];
  today: Day;
}

function Results({ page, query, columns, marks, today }: ResultsProps) {
  if (page.items.length === 0) {
    const filtered = isFiltered(query);
    return (
      <EmptyState
        title="No deals here"
        actions={
          <Link className="button" to={clearedPath(query)}>
            {filtered ? "Show all deals" : "Back to the first page"}
          </Link>
        }
      >
        {filtered ? "No deal is all that you ask for here." : "There are no deals on this page."}
      </EmptyState>
    );
  }
  return (
    <>
      <DealTable
        deals={page.items}
        stages={page.stages}
        query={query}
        columns={columns}
        marks={marks}
        today={today}
      />
      <DealBulkBar
        total={page.total}
        totalCapped={page.totalCapped}
        shown={page.items}
        filter={writeQuery({ ...query, cursor: null }).toString()}
        stages={page.stages}
        pipelines={page.pipelines}
      />
      <Pager prevCursor={page.prevCursor} nextCursor={page.nextCursor} search={query.search} />
    </>
  );
}
