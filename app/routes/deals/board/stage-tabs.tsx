import { Link } from "react-router";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import type { Board } from "#server/services/deal/board.ts";
import { type BoardUrlQuery, boardPath } from "./board-query.ts";

/** The stage whose column a phone shows. */
export function shownStage({ columns }: Board, { stageId }: BoardUrlQuery): number | undefined {
  const chosen = columns.find(({ stage }) => stage.id === stageId);
  return (chosen ?? columns[0])?.stage.id;
}

/** On a phone one column fills the page: tabs lead to the others. */
export function StageTabs({ board, query }: { board: Board; query: BoardUrlQuery }) {
  const reading = useReading();
  const shown = shownStage(board, query);
  return (
    <nav className="stage-tabs" aria-label="Stages">
      <ul>
        {board.columns.map(({ stage, count }) => (
          <li key={stage.id}>
            <Link
              className="stage-tab"
              to={boardPath({ ...query, stageId: stage.id })}
              aria-current={stage.id === shown ? "true" : undefined}
              replace
              preventScrollReset
            >
              {stage.name} <span className="column-count">{formatCount(count, reading)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
