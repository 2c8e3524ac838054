import { useEffect, useLayoutEffect, useState } from "react";
import { Link } from "react-router";
import { formatCount } from "#app/format.ts";
import { useReading } from "#app/use-reading.ts";
import { type BoardUrlQuery, boardPath } from "./board-query.ts";
import type { ShownBoard } from "./shown-board.ts";

/** The stage whose column a phone shows. */
export function shownStage(
  { columns }: ShownBoard,
  { stageId }: BoardUrlQuery,
): number | undefined {
  const selected = columns.find(({ stage }) => stage.id === stageId);
  return (selected ?? columns[0])?.stage.id;
}

/** On a phone one column fills the page: a swipe and tabs lead to the others. */
export function StageTabs({ board, query }: { board: ShownBoard; query: BoardUrlQuery }) {
  const reading = useReading();
  const shown = useSwiped(shownStage(board, query));
  return (
    <nav className="stage-tabs" aria-label="Stages">
      <ul>
        {board.columns.map(({ stage, count }) => (
          <li key={stage.id}>
            <Link
              className="stage-tab"
              to={boardPath({ ...query, stageId: stage.id })}
              aria-current={stage.id === shown ? "true" : undefined}
              onClick={() => swipeTo(stage.id)}
              replace
              preventScrollReset
            >
              <bdi>{stage.name}</bdi>{" "}
              <span className="column-count">{formatCount(count, reading)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The board that shows one column at a time. */
function swipedBoard(): HTMLElement | null {
  const board = document.querySelector<HTMLElement>(".board");
  return board && getComputedStyle(board).scrollSnapType !== "none" ? board : null;
}

function swipeTo(stageId: number | undefined): void {
  const board = swipedBoard();
  const column = board?.querySelector<HTMLElement>(`[data-stage="${stageId}"]`);
  if (board && column) board.scrollLeft = column.offsetLeft;
}

/** The stage whose column is in sight: that of the URL, until somebody has swiped to another. */
function useSwiped(stageId: number | undefined): number | undefined {
  const [swiped, setSwiped] = useState(stageId);
  useLayoutEffect(() => {
    setSwiped(stageId);
    swipeTo(stageId);
  }, [stageId]);
  useEffect(() => {
    // Scrolling doesn't bubble, and the board's element is replaced once its cards can be dragged.
    const onScroll = ({ target }: Event) => {
      const board = swipedBoard();
      if (!board || target !== board) return;
      const columns = board.querySelectorAll<HTMLElement>("[data-stage]");
      const column = columns[Math.round(Math.abs(board.scrollLeft) / board.clientWidth)];
      if (column) setSwiped(Number(column.dataset.stage));
    };
    document.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", onScroll, { capture: true });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another column comes into sight.
  useEffect(() => {
    const board = swipedBoard();
    const tab = document.querySelector(".stage-tab[aria-current]");
    if (!board || !tab) return;
    tab.scrollIntoView({ inline: "center", block: "nearest" });
    // Its cards begin below the tabs, however long the last column was.
    const above = board.getBoundingClientRect().top - tab.getBoundingClientRect().bottom;
    if (above < 0) window.scrollBy(0, above);
  }, [swiped]);
  return swiped;
}
