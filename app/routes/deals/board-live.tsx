import {
  type BeforeCapture,
  DragDropContext,
  Draggable,
  type DragStart,
  type DragUpdate,
  Droppable,
  type DropResult,
  type ResponderProvided,
} from "@hello-pangea/dnd";
import { createContext, useContext, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { BoardCard, BoardColumn } from "#server/services/deal-board.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { BoardColumns, type BoardProps, type Frames } from "./board-columns.tsx";
import { type Deed, DeedDialog } from "./deed-dialog.tsx";
import { DropZones, zoneUnder } from "./drop-zones.tsx";
import { spoken } from "./spoken.ts";
import { useFresh } from "./use-fresh.ts";
import { type CardMove, useMove } from "./use-moves.ts";
import { useNarrow } from "./use-narrow.ts";

/** The card that is held, and whether by a pointer. */
interface Held {
  deal: BoardCard;
  pointer: boolean;
}

/** Whether a phone shows the board, a column at a time. */
const NarrowContext = createContext(false);

/** The board with drag and drop, by mouse, touch and keyboard; it keeps itself fresh. */
export default function BoardLive(props: BoardProps) {
  const { board } = props;
  const { columns } = board;
  const [held, setHeld] = useState<Held | null>(null);
  const [deed, setDeed] = useState<Deed | null>(null);
  const move = useMove();
  const pointer = usePointer(held?.pointer ?? false);
  const narrow = useNarrow();
  useFresh(held !== null || deed !== null);
  useFocusKept();
  const cardOf = (id: number) =>
    columns.flatMap(({ deals }) => deals).find((deal) => deal.id === id);
  const zones = zonesOf(columns, held, narrow);
  const put = (wanted: CardMove) => {
    const deal = cardOf(wanted.id);
    const target = columns.find(({ stage }) => stage.id === wanted.stageId)?.stage;
    const left = columns.find(({ stage }) => stage.id === deal?.stageId)?.stage;
    if (!deal || !target) return;
    if (target.kind === "lost" && left?.kind !== "lost") {
      setDeed({ does: "lose", deal, move: wanted });
    } else {
      move(wanted);
    }
  };
  const onDragEnd = (
    { draggableId, destination, source, reason }: DropResult,
    { announce }: ResponderProvided,
  ) => {
    const id = Number(draggableId);
    const zone = held?.pointer && reason === "DROP" ? zoneUnder(pointer.current) : undefined;
    setHeld(null);
    const title = cardOf(id)?.title ?? "";
    if (zone !== undefined) {
      put({ id, stageId: zone, afterId: null });
      return;
    }
    const target = columns.find(({ stage }) => String(stage.id) === destination?.droppableId);
    if (!destination || !target || reason === "CANCEL") {
      announce(spoken.cancelled(title));
      return;
    }
    const same = destination.droppableId === source.droppableId;
    announce(spoken.dropped(title, target, destination.index));
    if (same && destination.index === source.index) return;
    const others = target.deals.filter((deal) => deal.id !== id);
    const before = others[destination.index - 1];
    put({ id, stageId: target.stage.id, afterId: before?.id ?? null });
  };
  const said = (place: { droppableId: string; index: number } | null | undefined) => {
    const column = columns.find(({ stage }) => String(stage.id) === place?.droppableId);
    return column && place ? { column, index: place.index } : undefined;
  };
  const onDragStart = ({ draggableId, source }: DragStart, { announce }: ResponderProvided) => {
    const place = said(source);
    if (place)
      announce(spoken.lifted(cardOf(Number(draggableId))?.title ?? "", place.column, place.index));
  };
  const onDragUpdate = (
    { draggableId, source, destination }: DragUpdate,
    { announce }: ResponderProvided,
  ) => {
    const place = said(destination);
    const title = cardOf(Number(draggableId))?.title ?? "";
    if (!place) announce(spoken.nowhere(title));
    else
      announce(
        spoken.moved(
          title,
          place.column,
          place.index,
          source.droppableId !== destination?.droppableId,
        ),
      );
  };
  const onBeforeCapture = ({ draggableId, mode }: BeforeCapture) => {
    const deal = cardOf(Number(draggableId));
    if (deal) flushSync(() => setHeld({ deal, pointer: mode === "FLUID" }));
  };
  return (
    <NarrowContext value={narrow}>
      <DragDropContext
        dragHandleUsageInstructions={spoken.instructions}
        onBeforeCapture={onBeforeCapture}
        onDragStart={onDragStart}
        onDragUpdate={onDragUpdate}
        onDragEnd={onDragEnd}
      >
        <div
          className="board-frame"
          data-live
          onClickCapture={(event) => {
            const asked = deedAt(event, cardOf);
            if (!asked) return;
            event.preventDefault();
            setDeed(asked);
          }}
        >
          <BoardColumns {...props} frames={liveFrames} />
        </div>
        {zones.length > 0 ? <DropZones stages={zones} pointer={pointer} /> : null}
      </DragDropContext>
      {deed ? (
        <DeedDialog
          deed={deed}
          board={board}
          today={props.today}
          onClose={() => setDeed(null)}
          onPut={(wanted) => {
            setDeed(null);
            move(wanted);
          }}
        />
      ) : null}
    </NarrowContext>
  );
}

/** The deed that a link in the board stands for, where it is pressed plainly. */
function deedAt(
  event: React.MouseEvent,
  cardOf: (id: number) => BoardCard | undefined,
): Deed | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return undefined;
  }
  const link = (event.target as Element).closest<HTMLElement>("a[data-deed]");
  const deal = link ? cardOf(Number(link.dataset.deal)) : undefined;
  if (!deal) return undefined;
  return { does: link?.dataset.deed === "step" ? "step" : "move", deal };
}

/** Where else a card that a pointer holds may be dropped: what closes it, and on a phone every stage. */
function zonesOf(columns: BoardColumn[], held: Held | null, narrow: boolean): Stage[] {
  if (!held?.pointer) return [];
  return columns
    .map(({ stage }) => stage)
    .filter(({ id, kind }) => id !== held.deal.stageId && (narrow || kind !== "open"));
}

/** Where the pointer is while it holds a card. */
function usePointer(held: boolean) {
  const at = useRef({ x: 0, y: 0 });
  useLayoutEffect(() => {
    if (!held) return;
    const onMouse = ({ clientX: x, clientY: y }: MouseEvent) => {
      at.current = { x, y };
    };
    const onTouch = ({ touches: [touch] }: TouchEvent) => {
      if (touch) at.current = { x: touch.clientX, y: touch.clientY };
    };
    window.addEventListener("mousemove", onMouse, true);
    window.addEventListener("touchmove", onTouch, true);
    return () => {
      window.removeEventListener("mousemove", onMouse, true);
      window.removeEventListener("touchmove", onTouch, true);
    };
  }, [held]);
  return at;
}

/** The board that was there before drag and drop had come: what had the focus in it has it again. */
function useFocusKept(): void {
  const [kept] = useState(() => {
    const focused = document.activeElement?.closest<HTMLAnchorElement>(".board a");
    return focused ? focused.getAttribute("href") : null;
  });
  useLayoutEffect(() => {
    if (kept === null) return;
    document.querySelector<HTMLElement>(`.board a[href="${CSS.escape(kept)}"]`)?.focus();
  }, [kept]);
}

const liveFrames: Frames = {
  List: function LiveList({ column, shown, children }) {
    const narrow = useContext(NarrowContext);
    return (
      <Droppable droppableId={String(column.stage.id)} isDropDisabled={narrow && !shown}>
        {({ innerRef, droppableProps, placeholder }, { isDraggingOver }) => (
          <ul
            ref={innerRef}
            {...droppableProps}
            className={isDraggingOver ? "cards cards-over" : "cards"}
          >
            {children}
            {placeholder}
          </ul>
        )}
      </Droppable>
    );
  },
  Card: function LiveCard({ deal, index, children }) {
    return (
      <Draggable draggableId={String(deal.id)} index={index}>
        {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => {
          // The library calls it a button, which could have no links in it: it stays an article.
          const { role: _, ...handle } = dragHandleProps ?? {};
          return (
            <li ref={innerRef} {...draggableProps}>
              <article
                {...handle}
                className={isDragging ? "deal-card deal-held" : "deal-card"}
                aria-label={deal.title}
                aria-roledescription="card"
              >
                {children}
              </article>
            </li>
          );
        }}
      </Draggable>
    );
  },
};
