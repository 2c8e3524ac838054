import { Plus } from "lucide-react";
import { Form, href, Link } from "react-router";
import { Totals } from "#app/components/totals.tsx";
import { pageContext } from "#app/context.ts";
import { formatCount } from "#app/format.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SearchField } from "#app/ui/search-field.tsx";
import { useReading } from "#app/use-reading.ts";
import type { BoardColumn } from "#server/services/deal-board.ts";
import type { Route } from "./+types/board.ts";
import { DealCardItem } from "./deal-card.tsx";
import { readBoardQuery } from "./query.ts";

export const meta: Route.MetaFunction = () => [{ title: "Deals · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const query = readBoardQuery(new URL(request.url).searchParams);
  const { api } = context.get(pageContext);
  const { columns, pipelines } = await api.deal.board(query);
  return { columns, pipelines, query, today: Date.now() };
}

export default function Board({ loaderData }: Route.ComponentProps) {
  const { columns, pipelines, query, today } = loaderData;
  const reading = useReading();
  const count = columns.reduce((sum, column) => sum + column.count, 0);
  const current = columns[0]?.stage.pipelineId;
  return (
    <>
      <PageHeader title="Deals" detail={formatCount(count, reading)}>
        <Link className="button" to={href("/deals/all")}>
          All deals
        </Link>
        <Link className="button button-primary" to={href("/deals/new")}>
          <Plus size={16} aria-hidden="true" />
          New deal
        </Link>
      </PageHeader>
      <Form className="filter" role="search">
        {pipelines.length > 1 ? (
          <label className="sort">
            <span className="visually-hidden">Pipeline</span>
            <select className="input" name="pipeline" defaultValue={current} key={current}>
              {pipelines.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <SearchField
          key={query.search}
          label="Search deals"
          placeholder="Search by title, contact or company"
          defaultValue={query.search}
        />
        <button type="submit" className="button">
          {pipelines.length > 1 ? "Show" : "Search"}
        </button>
        {query.search ? (
          <Link className="button button-quiet" to={href("/deals")}>
            Clear
          </Link>
        ) : null}
      </Form>
      {count === 0 && query.search ? (
        <EmptyState
          title="Nothing matches"
          actions={
            <Link className="button" to={href("/deals")}>
              Clear search
            </Link>
          }
        >
          No deal here has all of these words in its title or its contact.
        </EmptyState>
      ) : (
        <section className="board" aria-label="Board">
          {columns.map((column) => (
            <Column key={column.stage.id} column={column} columns={columns} today={today} />
          ))}
        </section>
      )}
    </>
  );
}

interface ColumnProps {
  column: BoardColumn;
  columns: BoardColumn[];
  /** The moment at which the page was made, in milliseconds. */
  today: number;
}

function Column({ column, columns, today }: ColumnProps) {
  const { stage, count, totals, deals, nextCursor } = column;
  const reading = useReading();
  const heading = `stage-${stage.id}`;
  return (
    <section className="column" aria-labelledby={heading}>
      <header
        className="column-header"
        style={{ "--tag": stage.color ?? undefined } as React.CSSProperties}
      >
        <h2 id={heading} className="column-title">
          <span className="chip-dot" aria-hidden="true" />
          {stage.name}
          <span className="column-count">{formatCount(count, reading)}</span>
        </h2>
        <Link
          className="button button-quiet button-icon"
          to={{ pathname: href("/deals/new"), search: `?stage=${stage.id}` }}
          aria-label={`New deal in ${stage.name}`}
        >
          <Plus size={16} aria-hidden="true" />
        </Link>
        <Totals totals={totals} />
      </header>
      {deals.length > 0 ? (
        <ul className="cards">
          {deals.map((deal) => (
            <li key={deal.id}>
              <DealCardItem deal={deal} stage={stage} columns={columns} today={today} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="column-empty">No deals here.</p>
      )}
      {nextCursor ? (
        <Link
          className="button button-quiet"
          to={{
            pathname: href("/deals/all"),
            search: `?${new URLSearchParams({ stage: String(stage.id), cursor: nextCursor })}`,
          }}
        >
          {formatCount(count - deals.length, reading)} more in {stage.name}
        </Link>
      ) : null}
    </section>
  );
}
