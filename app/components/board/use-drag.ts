import type {
  BeforeCapture,
  DragStart,
  DragUpdate,
  DropResult,
  ResponderProvided,
} from "@hello-pangea/dnd";
import { useState } from "react";
import { flushSync } from "react-dom";
import { announcements } from "./announcements.ts";
import { zoneUnder } from "./drop-zones.tsx";
import type { ShownCard, ShownColumn } from "./shown-board.ts";
import type { CardMove } from "./use-moves.ts";
import { usePointer } from "./use-pointer.ts";

/** The card that is being dragged, and whether by a pointer. */
export interface Held {
  deal: ShownCard;
  pointer: boolean;
}

interface Dragging {
  columns: ShownColumn[];
  cardOf: (id: number) => ShownCard | undefined;
  /** Saves where a card was dropped. */
  put: (move: CardMove) => void;
}

type DropPosition = { droppableId: string; index: number } | null | undefined;

/** Handles dragging a card, by pointer or keyboard; each step is announced. */
export function useDrag({ columns, cardOf, put }: Dragging) {
  const [held, setHeld] = useState<Held | null>(null);
  const pointer = usePointer(held?.pointer ?? false);
  const titleOf = (draggableId: string) => cardOf(Number(draggableId))?.title ?? "";
  const columnAt = (position: DropPosition) =>
    columns.find(({ stage }) => String(stage.id) === position?.droppableId);

  function onBeforeCapture({ draggableId, mode }: BeforeCapture) {
    const deal = cardOf(Number(draggableId));
    if (deal) flushSync(() => setHeld({ deal, pointer: mode === "FLUID" }));
  }

  function onDragStart({ draggableId, source }: DragStart, { announce }: ResponderProvided) {
    const column = columnAt(source);
    if (column) announce(announcements.lifted(titleOf(draggableId), column, source.index));
  }

  function onDragUpdate(
    { draggableId, source, destination }: DragUpdate,
    { announce }: ResponderProvided,
  ) {
    const title = titleOf(draggableId);
    const column = columnAt(destination);
    if (!column || !destination) {
      announce(announcements.nowhere(title));
      return;
    }
    const entering = source.droppableId !== destination.droppableId;
    announce(announcements.moved(title, column, destination.index, entering));
  }

  function onDragEnd(
    { draggableId, destination, source, reason }: DropResult,
    { announce }: ResponderProvided,
  ) {
    const id = Number(draggableId);
    const title = titleOf(draggableId);
    const zone = held?.pointer && reason === "DROP" ? zoneUnder(pointer.current) : undefined;
    setHeld(null);
    if (zone !== undefined) {
      put({ id, stageId: zone, afterId: null });
      return;
    }
    const target = columnAt(destination);
    if (!destination || !target || reason === "CANCEL") {
      announce(announcements.cancelled(title));
      return;
    }
    announce(announcements.dropped(title, target, destination.index));
    const same = destination.droppableId === source.droppableId;
    if (same && destination.index === source.index) return;
    const others = target.deals.filter((deal) => deal.id !== id);
    const before = others[destination.index - 1];
    put({ id, stageId: target.stage.id, afterId: before?.id ?? null });
  }

  return { held, pointer, responders: { onBeforeCapture, onDragStart, onDragUpdate, onDragEnd } };
}
