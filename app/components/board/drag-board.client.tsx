import {
  DragDropContext,
  Draggable,
  type DraggableProvided,
  Droppable,
  type DroppableProvided,
} from "@hello-pangea/dnd";
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { Stage } from "#server/services/stage-list.ts";
import { announcements } from "./announcements.ts";
import { type BoardFrames, FramesContext } from "./board-frames.tsx";
import { DropZones } from "./drop-zones.tsx";
import type { ShownCard, ShownColumn } from "./shown-board.ts";
import { type Held, useDrag } from "./use-drag.ts";
import { useFresh } from "./use-fresh.ts";
import type { CardMove } from "./use-moves.ts";
import { useNarrow } from "./use-narrow.ts";
import { useRovingFocus } from "./use-roving-focus.ts";

export interface DragBoardProps {
  columns: ShownColumn[];
  cardOf: (id: number) => ShownCard | undefined;
  /** Moves a card that was dropped elsewhere. */
  put: (move: CardMove) => void;
  /** Whether a dialog about a card is open. */
  isAsking: boolean;
  onClickCapture: React.MouseEventHandler;
  children: React.ReactNode;
}

/** Drag and drop for the board, by mouse, touch and keyboard. It refreshes itself. */
export default function DragBoard(props: DragBoardProps) {
  const { columns, cardOf, put, isAsking, onClickCapture, children } = props;
  const narrow = useNarrow();
  const { held, pointer, responders } = useDrag({ columns, cardOf, put });
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
      <DragDropContext dragHandleUsageInstructions={announcements.instructions} {...responders}>
        <div ref={frame} className="board-frame" onClickCapture={onClickCapture}>
          {children}
        </div>
        {zones.length > 0 ? <DropZones stages={zones} pointer={pointer} /> : null}
      </DragDropContext>
    </FramesContext>
  );
}

/** Where else a dragged card may be dropped: the closed stages, and on a phone every stage. */
function zonesOf(columns: ShownColumn[], held: Held | null, narrow: boolean): Stage[] {
  if (!held?.pointer) return [];
  return columns
    .map(({ stage }) => stage)
    .filter(({ id, kind }) => id !== held.deal.stageId && (narrow || kind !== "open"));
}

/*
 * The server renders the board without the library. So that React keeps its HTML, the elements below
 * have the same attributes as plain frames, and get those of the library once they are in the page.
 */

/** The cards of a column; others can be dropped between them. */
function CardList({ column, children }: React.ComponentProps<BoardFrames["CardList"]>) {
  return (
    <Droppable droppableId={String(column.stage.id)}>
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
function CardFrame({ deal, index, children }: React.ComponentProps<BoardFrames["CardFrame"]>) {
  return (
    <Draggable draggableId={String(deal.id)} index={index}>
      {(provided, { isDragging }) => (
        <DragItem provided={provided} title={deal.title} held={isDragging}>
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
        className={held ? "deal-card deal-held" : "deal-card"}
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
