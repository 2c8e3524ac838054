import { memo, useState } from "react";
import { href, Link } from "react-router";
import { BoardColumn, Columns } from "#app/components/board/columns.tsx";
import { Sum } from "#app/components/sum.tsx";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Day } from "#domain/day.ts";
import { cardsShown, mostCards } from "#domain/deal/deal.ts";
import { Icon } from "../../../ui/icon.tsx";
import {
  type BoardUrlQuery,
  boardPath,
  isFolded,
  restPath,
  shownStage,
  withFolded,
  withMore,
} from "./board-query.ts";
import { DealCardItem } from "./deal-card.tsx";
import type { ShownBoard, ShownColumn } from "./shown-board.ts";

export interface BoardProps {
  board: ShownBoard;
  query: BoardUrlQuery;
  /** When the page was rendered, in milliseconds, and today's date for the person. */
  now: number;
  today: Day;
}

/** The stages of a pipeline side by side, each with its first cards. */
export function BoardColumns(props: BoardProps) {
  const { board, query } = props;
  const shown = shownStage(board, query);
  // The same card even after cards move, so that the routes behind its links load only once.
  const [first] = useState(() => board.columns.flatMap(({ deals }) => deals)[0]?.id);
  return (
    <Columns>
      {board.columns.map((column) => (
        <Column
          key={column.stage.id}
          {...props}
          column={column}
          shown={column.stage.id === shown}
          first={first}
        />
      ))}
    </Columns>
  );
}

interface ColumnProps extends BoardProps {
  column: ShownColumn;
  /** Whether a phone shows this column. */
  shown: boolean;
  /** The first card of the board. */
  first: number | undefined;
}

function Column({ column, board, query, now, today, shown, first }: ColumnProps) {
  const { stage, deals } = column;
  const folded = isFolded(stage, query);
  const heading = `stage-${stage.id}`;
  return (
    <BoardColumn
      id={String(stage.id)}
      heading={heading}
      header={<ColumnHeader column={column} board={board} query={query} heading={heading} />}
      footer={
        folded ? (
          <FoldedCards column={column} query={query} />
        ) : (
          <MoreCards column={column} query={query} />
        )
      }
      cards={deals}
      renderCard={(deal) => (
        <Card
          deal={deal}
          stage={stage}
          tags={board.tags}
          now={now}
          today={today}
          discover={deal.id === first ? "render" : "none"}
        />
      )}
      isFolded={folded}
      isShown={shown}
    />
  );
}

const Card = memo(DealCardItem);

interface ColumnHeaderProps {
  column: ShownColumn;
  board: ShownBoard;
  query: BoardUrlQuery;
  heading: string;
}

function ColumnHeader({ column, board, query, heading }: ColumnHeaderProps) {
  const { stage, count, totals, weighted } = column;
  const reading = useReading();
  const folded = isFolded(stage, query);
  const stages = board.columns.map((each) => each.stage);
  return (
    <header
      className="column-header"
      style={{ "--tag": stage.color ?? undefined } as React.CSSProperties}
    >
      <h2 id={heading} className="column-title">
        <span className="chip-dot" aria-hidden="true" />
        <span className="column-name" dir="auto">
          {stage.name}
        </span>
        <span className="column-count">{formatCount(count, reading)}</span>
      </h2>
      <span className="column-buttons">
        <Link
          className="button button-quiet button-icon column-fold"
          to={boardPath(withFolded(query, stages, stage))}
          aria-label={folded ? `Expand ${stage.name}` : `Collapse ${stage.name}`}
          replace
          preventScrollReset
        >
          {folded ? <Icon name="chevrons-right" /> : <Icon name="chevrons-left" />}
        </Link>
        {folded ? null : (
          <Link
            className="button button-quiet button-icon"
            to={{ pathname: href("/deals/new"), search: `?stage=${stage.id}` }}
            aria-label={`New deal in ${stage.name}`}
          >
            <Icon name="plus" />
          </Link>
        )}
      </span>
      <div className="column-figures">
        <Sum
          totals={totals}
          weighted={stage.kind === "open" ? weighted : undefined}
          rates={board.rates}
        />
      </div>
    </header>
  );
}

/** On a phone, which has no collapsed columns, a link to the cards that such a column hides. */
function FoldedCards({ column: { stage, count }, query }: MoreCardsProps) {
  const reading = useReading();
  if (count === 0) return null;
  return (
    <Link
      className="button button-quiet column-unfold"
      to={boardPath({ ...query, stageId: stage.id })}
      replace
      preventScrollReset
    >
      Show {formatCount(count, reading)} {count === 1 ? "deal" : "deals"}
    </Link>
  );
}

interface MoreCardsProps {
  column: ShownColumn;
  query: BoardUrlQuery;
}

function MoreCards({ column, query }: MoreCardsProps) {
  const { stage, count, deals, nextCursor } = column;
  const reading = useReading();
  if (!nextCursor) return null;
  const rest = count - deals.length;
  if (deals.length >= mostCards) {
    return (
      <Link className="button button-quiet" to={restPath(query, stage.id, nextCursor)}>
        {formatCount(rest, reading)} more in the list
      </Link>
    );
  }
  return (
    <Link
      className="button button-quiet"
      to={boardPath(withMore(query, stage.id, deals.length + cardsShown))}
      replace
      preventScrollReset
    >
      {rest > cardsShown
        ? `Show ${cardsShown} of ${formatCount(rest, reading)} more`
        : `Show ${formatCount(rest, reading)} more`}
      <span className="visually-hidden"> in {stage.name}</span>
    </Link>
  );
}
