import { ColumnTabs } from "#app/components/board/column-tabs.tsx";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { type BoardUrlQuery, boardPath, shownStage } from "./board-query.ts";
import type { ShownBoard } from "./shown-board.ts";

/** The tabs of the stages on a phone. */
export function StageTabs({ board, query }: { board: ShownBoard; query: BoardUrlQuery }) {
  const reading = useReading();
  const tabs = board.columns.map(({ stage, count }) => ({
    id: String(stage.id),
    name: stage.name,
    count: formatCount(count, reading),
    to: boardPath({ ...query, stageId: stage.id }),
  }));
  return <ColumnTabs label="Stages" tabs={tabs} shown={shownStage(board, query)?.toString()} />;
}
