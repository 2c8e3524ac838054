import { Form, href, Link } from "react-router";
import { AboutTotal } from "#app/components/about-total.tsx";
import { DealContactName } from "#app/components/deal-contact.tsx";
import { StageBadge } from "#app/components/stage-badge.tsx";
import { Totals } from "#app/components/totals.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount, formatDay, formatMoney } from "#app/format.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pager } from "#app/ui/pager.tsx";
import { SearchField } from "#app/ui/search-field.tsx";
import { useReading } from "#app/use-reading.ts";
import { type StageKind, stageKindLabels } from "#domain/pipeline.ts";
import type { DealCard } from "#server/services/deal.ts";
import type { Summary } from "#server/services/metrics.ts";
import type { Route } from "./+types/list.ts";
import { readListQuery } from "./query.ts";

export const meta: Route.MetaFunction = () => [{ title: "All deals · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const query = readListQuery(new URL(request.url).searchParams);
  const { api } = context.get(pageContext);
  const [page, summary] = await Promise.all([api.deal.list(query), api.metrics.summary()]);
  const stages = summary.byStage.map(({ stage }) => stage);
  return { page, stages, query, figures: figuresOf(summary, query), rates: summary.rates };
}

/** The count and sums of the whole list, where running figures know them. */
function figuresOf(summary: Summary, query: ReturnType<typeof readListQuery>) {
  const { stageId, kind, contactId, companyId, search } = query;
  if (search || contactId !== undefined || companyId !== undefined) return null;
  if (kind === "open" && stageId === undefined) {
    return { count: summary.activeDeals, totals: summary.pipelineValue };
  }
  const stage = summary.byStage.find((each) => each.stage.id === stageId);
  if (stage && !kind) return { count: stage.count, totals: stage.totals };
  if (stageId !== undefined || kind) return null;
  return { count: summary.byStage.reduce((sum, { count }) => sum + count, 0), totals: [] };
}

export default function AllDeals({ loaderData }: Route.ComponentProps) {
  const { page, stages, query, figures, rates } = loaderData;
  const { company } = page;
  const filtered = Object.values({ ...query, cursor: null }).some(Boolean);
  const reading = useReading();
  const stage = stages.find(({ id }) => id === query.stageId);
  const stageOf = new Map(stages.map((each) => [each.id, each]));
  return (
    <>
      <PageHeader
        title={titleOf(stage?.name, query.kind, company)}
        detail={
          figures ? (
            <>
              {formatCount(figures.count, reading)} <Totals totals={figures.totals} />
              <AboutTotal totals={figures.totals} rates={rates} />
            </>
          ) : null
        }
      >
        <Link className="button" to={href("/deals")}>
          Board
        </Link>
        <Link className="button button-primary" to={href("/deals/new")}>
          New deal
        </Link>
      </PageHeader>
      <Form className="filter" role="search" key={Object.values(query).join()}>
        <Kept query={query} />
        <label className="sort">
          <span className="visually-hidden">Stage</span>
          <select className="input" name="stage" defaultValue={query.stageId ?? ""}>
            <option value="">Every stage</option>
            {stages.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <SearchField
          label="Search deals"
          placeholder="Search by title, contact or company"
          defaultValue={query.search}
        />
        <button type="submit" className="button">
          Search
        </button>
        {filtered ? (
          <Link className="button button-quiet" to={href("/deals/all")}>
            Clear
          </Link>
        ) : null}
      </Form>
      {page.items.length > 0 ? (
        <DealTable deals={page.items} stageOf={stageOf} />
      ) : (
        <EmptyState
          title="No deals here"
          actions={
            <Link className="button" to={href("/deals/all")}>
              Show all deals
            </Link>
          }
        >
          Nothing matches this choice.
        </EmptyState>
      )}
      <Pager prevCursor={page.prevCursor} nextCursor={page.nextCursor} />
    </>
  );
}

function titleOf(
  stage: string | undefined,
  kind: StageKind | undefined,
  company: string | null,
): string {
  const deals = kind ? `${stageKindLabels[kind]} deals` : "Deals";
  const which = `${deals}${stage ? ` in ${stage}` : ""}${company ? ` with ${company}` : ""}`;
  return which === "Deals" ? "All deals" : which;
}

/** What a search goes on from: whose deals, and of what kind. */
function Kept({ query }: { query: ReturnType<typeof readListQuery> }) {
  const { contactId, companyId, kind } = query;
  return Object.entries({ contact: contactId, company: companyId, kind }).map(([name, value]) =>
    value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
  );
}

function DealTable({
  deals,
  stageOf,
}: {
  deals: DealCard[];
  stageOf: Map<number, { name: string; color: string | null }>;
}) {
  const reading = useReading();
  return (
    <table className="table folding-table deal-table">
      <thead>
        <tr>
          <th scope="col">Deal</th>
          <th scope="col">Contact</th>
          <th scope="col">Stage</th>
          <th scope="col">Closes</th>
          <th scope="col" className="cell-number">
            Value
          </th>
        </tr>
      </thead>
      <tbody>
        {deals.map((deal) => {
          const stage = stageOf.get(deal.stageId);
          return (
            <tr key={deal.id}>
              <th scope="row">
                <Link className="row-link" to={href("/deals/:id", { id: String(deal.id) })}>
                  {deal.title}
                </Link>
              </th>
              <td>{deal.contact ? <DealContactName contact={deal.contact} /> : null}</td>
              <td>{stage ? <StageBadge stage={stage} /> : null}</td>
              <td className="cell-date">
                {deal.expectedCloseDate ? formatDay(deal.expectedCloseDate, reading) : null}
              </td>
              <td className="cell-number">{formatMoney(deal.value, deal.currency, reading)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
