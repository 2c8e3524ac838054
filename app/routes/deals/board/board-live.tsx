import { DragDropContext } from "@hello-pangea/dnd";
import { useEffect, useRef, useState } from "react";
import type { BoardCard, BoardColumn } from "#server/services/deal/board.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { announcements } from "./announcements.ts";
import { BoardColumns, type BoardProps } from "./board-columns.tsx";
import { NarrowContext } from "./board-frames.tsx";
import { type CardAction, CardDialog } from "./card-dialog.tsx";
import { DropZones } from "./drop-zones.tsx";
import { type Held, useDrag } from "./use-drag.ts";
import { useFresh } from "./use-fresh.ts";
import { type CardMove, useMove } from "./use-moves.ts";
import { useNarrow } from "./use-narrow.ts";

/** The board with drag and drop, by mouse, touch and keyboard; it refreshes itself. */
export function BoardLive(props: BoardProps) {
  const { board, today } = props;
  const { columns } = board;
  const [action, setAction] = useState<CardAction | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const move = useMove();
  const narrow = useNarrow();
  const cardOf = (id: number) =>
    columns.flatMap(({ deals }) => deals).find((deal) => deal.id === id);
  const put = (wanted: CardMove) => {
    const deal = cardOf(wanted.id);
    if (!deal) return;
    if (isLost(columns, wanted.stageId) && !isLost(columns, deal.stageId)) {
      setAction({ does: "lose", deal, move: wanted });
    } else {
      move(deal, wanted);
    }
  };
  const { held, pointer, responders } = useDrag({ columns, cardOf, put });
  useFresh(held !== null || action !== null);
  // Not a state, which would render every card again.
  useEffect(() => {
    frame.current?.setAttribute("data-live", "");
  }, []);
  const zones = zonesOf(columns, held, narrow);
  return (
    <NarrowContext value={narrow}>
      <DragDropContext dragHandleUsageInstructions={announcements.instructions} {...responders}>
        <div
          ref={frame}
          className="board-frame"
          onClickCapture={(event) => {
            const asked = cardActionAt(event, cardOf);
            if (!asked) return;
            event.preventDefault();
            setAction(asked);
          }}
        >
          <BoardColumns {...props} />
        </div>
        {zones.length > 0 ? <DropZones stages={zones} pointer={pointer} /> : null}
      </DragDropContext>
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
    </NarrowContext>
  );
}

function isLost(columns: BoardColumn[], stageId: number): boolean {
  return columns.some(({ stage }) => stage.id === stageId && stage.kind === "lost");
}

/** The action of a link in the board, where it's pressed without a modifier key. */
function cardActionAt(
  event: React.MouseEvent,
  cardOf: (id: number) => BoardCard | undefined,
): CardAction | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return undefined;
  }
  const link = (event.target as Element).closest<HTMLElement>("a[data-action]");
  const deal = link ? cardOf(Number(link.dataset.deal)) : undefined;
  if (!deal) return undefined;
  return { does: link?.dataset.action === "step" ? "step" : "move", deal };
}

/** Where else a dragged card may be dropped: the closed stages, and on a phone every stage. */
function zonesOf(columns: BoardColumn[], held: Held | null, narrow: boolean): Stage[] {
  if (!held?.pointer) return [];
  return columns
    .map(({ stage }) => stage)
    .filter(({ id, kind }) => id !== held.deal.stageId && (narrow || kind !== "open"));
}
