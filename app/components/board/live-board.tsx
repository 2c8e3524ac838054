import { Suspense } from "react";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import type { DragBoardProps, LiveBoardProps } from "./board.ts";

const loadDragBoard = () => import("./drag-board.client.tsx");

/**
 * What drags cards weighs more than the rest of the page, and the server has no use for it. Until it
 * has loaded, cards move by their dialogs and pages.
 */
const DragBoard = import.meta.env.SSR ? PlainBoard : lateWhenIdle(loadDragBoard, PlainBoard);

/** A board with drag and drop. */
export function LiveBoard({ onMenu, ...board }: LiveBoardProps) {
  const onClickCapture = (event: React.MouseEvent) => {
    const id = cardAskedAt(event);
    if (id === undefined) return;
    event.preventDefault();
    onMenu(id);
  };
  return (
    <Suspense fallback={<PlainBoard {...board} onClickCapture={onClickCapture} />}>
      <DragBoard {...board} onClickCapture={onClickCapture} />
    </Suspense>
  );
}

/** The board without drag and drop. */
function PlainBoard({ onClickCapture, children }: DragBoardProps) {
  return (
    <div className="board-frame" onClickCapture={onClickCapture}>
      {children}
    </div>
  );
}

/** The card whose menu was asked for by a plain press on its link. */
function cardAskedAt(event: React.MouseEvent): number | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return undefined;
  }
  const link = (event.target as Element).closest<HTMLElement>("a[data-card]");
  return link ? Number(link.dataset.card) : undefined;
}
