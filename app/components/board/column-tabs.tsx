import { useEffect, useLayoutEffect, useState } from "react";
import { Link } from "react-router";

/** A tab for a column. */
interface ColumnTab {
  id: string;
  name: string;
  /** How many cards it has. */
  count: string;
  /** The page whose board shows this column on a phone. */
  to: string;
}

interface ColumnTabsProps {
  label: string;
  tabs: readonly ColumnTab[];
  /** The column that the page shows on a phone. */
  shown: string | undefined;
}

/** On a phone one column fills the page: a swipe and tabs lead to the others. */
export function ColumnTabs({ label, tabs, shown: first }: ColumnTabsProps) {
  const shown = useSwiped(first);
  return (
    <nav className="column-tabs" aria-label={label}>
      <ul>
        {tabs.map(({ id, name, count, to }) => (
          <li key={id}>
            <Link
              className="column-tab"
              to={to}
              aria-current={id === shown ? "true" : undefined}
              onClick={() => swipeTo(id)}
              replace
              preventScrollReset
            >
              <bdi>{name}</bdi> <span className="column-count">{count}</span>
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

function swipeTo(columnId: string | undefined): void {
  const board = swipedBoard();
  const column = board?.querySelector<HTMLElement>(`[data-column="${columnId}"]`);
  if (board && column) board.scrollLeft = column.offsetLeft;
}

/** The column that is in sight: that of the URL, until somebody has swiped to another. */
function useSwiped(columnId: string | undefined): string | undefined {
  const [swiped, setSwiped] = useState(columnId);
  useLayoutEffect(() => {
    setSwiped(columnId);
    swipeTo(columnId);
  }, [columnId]);
  useEffect(() => {
    // Scrolling doesn't bubble, and the board's element is replaced once its cards can be dragged.
    const onScroll = ({ target }: Event) => {
      const board = swipedBoard();
      if (!board || target !== board) return;
      const columns = board.querySelectorAll<HTMLElement>("[data-column]");
      const column = columns[Math.round(Math.abs(board.scrollLeft) / board.clientWidth)];
      if (column) setSwiped(column.dataset.column);
    };
    document.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", onScroll, { capture: true });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another column comes into sight.
  useEffect(() => {
    const board = swipedBoard();
    const tab = document.querySelector(".column-tab[aria-current]");
    if (!board || !tab) return;
    tab.scrollIntoView({ inline: "center", block: "nearest" });
    // Its cards begin below the tabs, however long the last column was.
    const above = board.getBoundingClientRect().top - tab.getBoundingClientRect().bottom;
    if (above < 0) window.scrollBy(0, above);
  }, [swiped]);
  return swiped;
}
