import { href } from "react-router";
import { settleAmounts } from "#app/components/amounts/typed-amounts.ts";
import { ListPage } from "#app/components/list/list-page.tsx";
import { openList, pageAsked } from "#app/components/list/server/open-list.ts";
import { useShownList } from "#app/components/list/shown-list.ts";
import { Sum } from "#app/components/sum.tsx";
import { pageContext } from "#app/context.ts";
import { leaveOutEmpty } from "#app/forms/filled-fields.ts";
import { localeOf } from "#app/locale.ts";
import { pageUrl } from "#app/page-url.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useReading } from "#app/use-reading.ts";
import { todayOf, zoneOf } from "#app/zone.ts";
import { displayName } from "#domain/contact/contact.ts";
import { stageKindLabels } from "#domain/pipeline/pipeline.ts";
import type { Route } from "./+types/list";
import { DealBulkBar } from "./deal-bulk-bar.tsx";
import { dealChips } from "./deal-chips.ts";
import { DealFilter } from "./deal-filter.tsx";
import { type DealListQuery, dealList } from "./deal-list.ts";
import { dealRequest } from "./deal-request.ts";
import { DealTable } from "./deal-table.tsx";
import { type ListedDeals, marksIn, type ShownDeals } from "./list-marks.ts";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.title} · Kith` : "Deals · Kith" },
];

export async function loader({ request, context }: Route.LoaderArgs) {
  leaveOutEmpty(request);
  const { api, session } = context.get(pageContext);
  const url = pageUrl(request);
  const refused = settleAmounts(url, localeOf(session));
  const query = dealList.query.read(url.searchParams);
  const answer = await api.deal.list(pageAsked(dealRequest, query, zoneOf(session)));
  const marks = marksIn(answer, query.search);
  const opened = await openList(request, dealList, query, answer);
  const title = opened.views.current?.name ?? titleOf(query, answer);
  return { ...opened, marks, title, refused, today: todayOf(session), now: Date.now() };
}

/** The title of a list, from the filters that have a short name. */
function titleOf(
  { stageId, kind }: DealListQuery,
  { stages, company, contact }: ListedDeals,
): string {
  const stage = stages.find(({ id }) => id === stageId)?.name;
  const whom = company ?? (contact && displayName(contact));
  const deals = kind ? `${stageKindLabels[kind]} deals` : "Deals";
  const which = `${deals}${stage ? ` in ${stage}` : ""}${whom ? ` with ${whom}` : ""}`;
  return which === "Deals" ? "All deals" : which;
}

export default function AllDeals({ loaderData }: Route.ComponentProps) {
  const { columns, views, title, refused, today, now } = loaderData;
  const [{ query, page, marks }, onLive] = useShownList<ShownDeals>(loaderData);
  const reading = useReading();
  return (
    <ListPage
      list={dealList}
      query={query}
      page={page}
      columns={columns}
      views={views}
      title={title}
      sums={<Sums page={page} filtered={dealList.query.isFiltered(query)} />}
      links={[
        { to: href("/deals"), icon: "square-kanban", label: "Board" },
        { to: importPath, icon: "upload", label: "Import" },
      ]}
      create={{ to: href("/deals/new"), label: "New deal" }}
      empty={<NoDealsYet />}
      filter={<DealFilter query={loaderData.query} page={page} refused={refused} onLive={onLive} />}
      chips={dealChips(query, page, reading)}
      noMatches={{
        title: "No matches",
        text: "No deals match these filters.",
        clear: "Show all deals",
      }}
    >
      <DealTable
        deals={page.items}
        stages={page.stages}
        query={query}
        columns={columns}
        marks={marks}
        today={today}
        now={now}
      />
      <DealBulkBar page={page} query={query} />
    </ListPage>
  );
}

/**
 * The total value of a list; none for all deals together, because won, open and lost deals don't
 * add up.
 */
function Sums({ page: { totals, rates }, filtered }: { page: ListedDeals; filtered: boolean }) {
  if (!totals || !filtered) return null;
  return (
    <div className="list-sums">
      Total <Sum totals={totals} rates={rates} />
    </div>
  );
}

const importPath = `${href("/import")}?noun=deal`;

function NoDealsYet() {
  return (
    <EmptyState
      title="No deals yet"
      primary={{ to: href("/deals/new"), label: "Add a deal" }}
      link={{ to: importPath, label: "Import a file" }}
    >
      Track a sale from first call to close.
    </EmptyState>
  );
}
