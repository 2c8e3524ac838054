import {
  DragDropContext,
  Draggable,
  type DraggableProvided,
  Droppable,
  type DroppableProvided,
} from "@hello-pangea/dnd";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { announcements } from "./announcements.ts";
import type { Column, DragBoardProps } from "./board.ts";
import { type BoardFrames, FramesContext } from "./board-frames.tsx";
import { DropZones } from "./drop-zones.tsx";
import { type Held, useDrag } from "./use-drag.ts";
import { useFresh } from "./use-fresh.ts";
import { useNarrow } from "./use-narrow.ts";
import { useRovingFocus } from "./use-roving-focus.ts";

/** Drag and drop for a board, by mouse, touch and keyboard. It refreshes itself. */
export default function DragBoard(props: DragBoardProps) {
  const { columns, nouns, put, isAsking, onClickCapture, children } = props;
  const narrow = useNarrow();
  const { held, pointer, responders } = useDrag({ columns, columnNoun: nouns.column, put });
  const frame = useRef<HTMLDivElement>(null);
  useFresh(held !== null || isAsking);
  useRovingFocus(frame);
  // Not a state, which would render every card again.
  useEffect(() => {
    frame.current?.setAttribute("data-live", "");
  }, []);
  const zones = zonesOf(columns, held, narrow);
  return (
    <FramesContext value={dragFrames}>
      <DragDropContext
        dragHandleUsageInstructions={announcements.instructions(nouns.card)}
        {...responders}
      >
        <div ref={frame} className="board-frame" onClickCapture={onClickCapture}>
          {children}
        </div>
        {zones.length > 0 ? <DropZones columns={zones} pointer={pointer} /> : null}
      </DragDropContext>
    </FramesContext>
  );
}

/** Where else a dragged card may be dropped: columns out of sight, and on a phone every other one. */
function zonesOf(columns: readonly Column[], held: Held | null, narrow: boolean): Column[] {
  if (!held?.pointer) return [];
  return columns.filter(({ id, zone }) => id !== held.columnId && (narrow || zone !== null));
}

/*
 * The server renders the board without the library. So that React keeps its HTML, the elements below
 * have the same attributes as plain frames, and get those of the library once they are in the page.
 */

/** The cards of a column; others can be dropped between them. */
function CardList({ columnId, children }: React.ComponentProps<BoardFrames["CardList"]>) {
  return (
    <Droppable droppableId={columnId}>
      {(provided, { isDraggingOver }) => (
        <DropList provided={provided} isOver={isDraggingOver}>
          {children}
          {provided.placeholder}
        </DropList>
      )}
    </Droppable>
  );
}

interface DropListProps {
  provided: DroppableProvided;
  isOver: boolean;
  children: React.ReactNode;
}

function DropList({ provided: { innerRef, droppableProps }, isOver, children }: DropListProps) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => {
    innerRef(list.current);
    return () => innerRef(null);
  }, [innerRef]);
  useAttributes(list, droppableProps);
  return (
    <ul ref={list} className={isOver ? "cards cards-over" : "cards"}>
      {children}
    </ul>
  );
}

/** A card that can be dragged. */
function CardFrame({ card, index, children }: React.ComponentProps<BoardFrames["CardFrame"]>) {
  return (
    <Draggable draggableId={String(card.id)} index={index}>
      {(provided, { isDragging }) => (
        <DragItem provided={provided} title={card.title} held={isDragging}>
          {children}
        </DragItem>
      )}
    </Draggable>
  );
}

interface DragItemProps {
  provided: DraggableProvided;
  title: string;
  held: boolean;
  children: React.ReactNode;
}

/**
 * The whole card is its drag handle. The library gives it the role of a button, which couldn't
 * contain links, so it stays an article, and takes the focus only once JavaScript can move it. Which cards the
 * Tab key stops at is for the board to say.
 */
function DragItem({ provided, title, held, children }: DragItemProps) {
  const { innerRef, draggableProps, dragHandleProps } = provided;
  const { style, onTransitionEnd, ...draggable } = draggableProps;
  const { role: _, onDragStart, ...handle } = dragHandleProps ?? {};
  const item = useRef<HTMLLIElement>(null);
  const article = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    innerRef(item.current);
    return () => innerRef(null);
  }, [innerRef]);
  useAttributes(item, draggable);
  useAttributes(article, { ...handle, tabIndex: -1, "aria-roledescription": "card" });
  return (
    <li ref={item} style={style} onTransitionEnd={onTransitionEnd}>
      <article
        ref={article}
        className={held ? "board-card board-card-held" : "board-card"}
        aria-label={title}
        onDragStart={onDragStart}
      >
        {children}
      </article>
    </li>
  );
}

/** Sets attributes of an element that the server rendered without them. */
function useAttributes(element: RefObject<HTMLElement | null>, attributes: object): void {
  const set = JSON.stringify(attributes);
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries<unknown>(JSON.parse(set))) {
      element.current?.setAttribute(name, String(value));
    }
  }, [element, set]);
}

const dragFrames: BoardFrames = { CardList, CardFrame };
