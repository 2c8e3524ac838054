import { Suspense, useState } from "react";
import { lateWhenIdle } from "#app/ui/late-when-idle.ts";
import { BoardColumns, type BoardProps } from "./board-columns.tsx";
import { type CardAction, CardDialog } from "./card-dialog.tsx";
import type { DragBoardProps } from "./drag-board.client.tsx";
import type { ShownCard, ShownColumn } from "./shown-board.ts";
import { type CardMove, useMove } from "./use-moves.ts";

const loadDragBoard = () => import("./drag-board.client.tsx");

/**
 * What drags cards weighs more than the rest of the page, and the server has no use for it. Until it
 * has loaded, cards move by their dialogs and pages.
 */
const DragBoard = import.meta.env.SSR ? PlainBoard : lateWhenIdle(loadDragBoard, PlainBoard);

/** The board with drag and drop, and the dialogs of its cards. */
export function BoardLive(props: BoardProps) {
  const { board, today } = props;
  const { columns } = board;
  const [action, setAction] = useState<CardAction | null>(null);
  const move = useMove();
  const cardOf = (id: number) =>
    columns.flatMap(({ deals }) => deals).find((deal) => deal.id === id);
  const put = (wanted: CardMove) => {
    const deal = cardOf(wanted.id);
    if (!deal) return;
    if (isLost(columns, wanted.stageId) && !isLost(columns, deal.stageId)) {
      setAction({ kind: "lose", deal, move: wanted });
    } else {
      move(deal, wanted);
    }
  };
  const onClickCapture = (event: React.MouseEvent) => {
    const asked = cardActionAt(event, cardOf);
    if (!asked) return;
    event.preventDefault();
    setAction(asked);
  };
  const cards = <BoardColumns {...props} />;
  const dragging = { columns, cardOf, put, isAsking: action !== null, onClickCapture };
  return (
    <>
      <Suspense fallback={<PlainBoard {...dragging}>{cards}</PlainBoard>}>
        <DragBoard {...dragging}>{cards}</DragBoard>
      </Suspense>
      {action ? (
        <CardDialog
          action={action}
          board={board}
          today={today}
          onClose={() => setAction(null)}
          onPut={(wanted) => {
            setAction(null);
            move(action.deal, wanted);
          }}
        />
      ) : null}
    </>
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

function isLost(columns: ShownColumn[], stageId: number): boolean {
  return columns.some(({ stage }) => stage.id === stageId && stage.kind === "lost");
}

/** The action of a link in the board, where it's pressed without a modifier key. */
function cardActionAt(
  event: React.MouseEvent,
  cardOf: (id: number) => ShownCard | undefined,
): CardAction | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return undefined;
  }
  const link = (event.target as Element).closest<HTMLElement>("a[data-deal]");
  const deal = link ? cardOf(Number(link.dataset.deal)) : undefined;
  if (!deal) return undefined;
  return { kind: "move", deal };
}
