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
import type { Card, CardMove, Column } from "./board.ts";
import { zoneUnder } from "./drop-zones.tsx";
import { usePointer } from "./use-pointer.ts";

/** The card that is being dragged, and whether by a pointer. */
export interface Held {
  card: Card;
  /** The column that it was lifted from. */
  columnId: string;
  pointer: boolean;
}

interface Dragging {
  columns: readonly Column[];
  /** What a column is called. */
  columnNoun: string;
  /** Saves where a card was dropped. */
  put: (move: CardMove) => void;
}

type DropPosition = { droppableId: string; index: number } | null | undefined;

/** Handles dragging a card, by pointer or keyboard; each step is announced. */
export function useDrag({ columns, columnNoun, put }: Dragging) {
  const [held, setHeld] = useState<Held | null>(null);
  const pointer = usePointer(held?.pointer ?? false);
  const columnWith = (draggableId: string) =>
    columns.find(({ cards }) => cards.some(({ id }) => String(id) === draggableId));
  const cardOf = (draggableId: string) =>
    columnWith(draggableId)?.cards.find(({ id }) => String(id) === draggableId);
  const titleOf = (draggableId: string) => cardOf(draggableId)?.title ?? "";
  const columnAt = (position: DropPosition) =>
    columns.find(({ id }) => id === position?.droppableId);

  function onBeforeCapture({ draggableId, mode }: BeforeCapture) {
    const card = cardOf(draggableId);
    const columnId = columnWith(draggableId)?.id;
    if (!card || columnId === undefined) return;
    flushSync(() => setHeld({ card, columnId, pointer: mode === "FLUID" }));
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
      announce(announcements.nowhere(title, columnNoun));
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
      put({ id, columnId: zone, afterId: null });
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
    const others = target.cards.filter((card) => card.id !== id);
    const before = others[destination.index - 1];
    put({ id, columnId: target.id, afterId: before?.id ?? null });
  }

  return { held, pointer, responders: { onBeforeCapture, onDragStart, onDragUpdate, onDragEnd } };
}
