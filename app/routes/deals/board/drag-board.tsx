import {
  DragDropContext,
  Draggable,
  type DraggableProvidedDragHandleProps,
  Droppable,
} from "@hello-pangea/dnd";
import { createContext, useContext, useEffect, useLayoutEffect, useRef } from "react";
import type { BoardCard, BoardColumn } from "#server/services/deal/board.ts";
import type { Stage } from "#server/services/stage-list.ts";
import { announcements } from "./announcements.ts";
import { type BoardFrames, FramesContext } from "./board-frames.tsx";
import { DropZones } from "./drop-zones.tsx";

import { type Held, useDrag } from "./use-drag.ts";
import { useFresh } from "./use-fresh.ts";
import type { CardMove } from "./use-moves.ts";
import { useNarrow } from "./use-narrow.ts";

export interface DragBoardProps {
  columns: BoardColumn[];
  cardOf: (id: number) => BoardCard | undefined;
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
  // Not a state, which would render every card again.
  useEffect(() => {
    frame.current?.setAttribute("data-live", "");
  }, []);
  const zones = zonesOf(columns, held, narrow);
  return (
    <NarrowContext value={narrow}>
      <FramesContext value={dragFrames}>
        <DragDropContext dragHandleUsageInstructions={announcements.instructions} {...responders}>
          <div ref={frame} className="board-frame" onClickCapture={onClickCapture}>
            {children}
          </div>
          {zones.length > 0 ? <DropZones stages={zones} pointer={pointer} /> : null}
        </DragDropContext>
      </FramesContext>
    </NarrowContext>
  );
}

/** Where else a dragged card may be dropped: the closed stages, and on a phone every stage. */
function zonesOf(columns: BoardColumn[], held: Held | null, narrow: boolean): Stage[] {
  if (!held?.pointer) return [];
  return columns
    .map(({ stage }) => stage)
    .filter(({ id, kind }) => id !== held.deal.stageId && (narrow || kind !== "open"));
}

/** Whether the board is shown as on a phone, one column at a time. */
const NarrowContext = createContext(false);

/** The cards of a column; others can be dropped between them. */
function CardList({ column, shown, children }: React.ComponentProps<BoardFrames["CardList"]>) {
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
}

/** A card that can be dragged. */
function CardFrame({ deal, index, children }: React.ComponentProps<BoardFrames["CardFrame"]>) {
  return (
    <Draggable draggableId={String(deal.id)} index={index}>
      {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => (
        <li ref={innerRef} {...draggableProps}>
          <Handle props={dragHandleProps} title={deal.title} held={isDragging}>
            {children}
          </Handle>
        </li>
      )}
    </Draggable>
  );
}

interface HandleProps {
  props: DraggableProvidedDragHandleProps | null;
  title: string;
  held: boolean;
  children: React.ReactNode;
}

/**
 * The whole card is its drag handle. The library gives it the role of a button, which couldn't
 * contain links, so it stays an article, and takes the focus only once JavaScript can move it.
 */
function Handle({ props, title, held, children }: HandleProps) {
  const { role: _, tabIndex, "aria-describedby": instructions, ...handle } = props ?? {};
  const article = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    article.current?.setAttribute("tabindex", String(tabIndex));
    article.current?.setAttribute("aria-describedby", String(instructions));
    article.current?.setAttribute("aria-roledescription", "card");
  }, [tabIndex, instructions]);
  return (
    <article
      {...handle}
      ref={article}
      className={held ? "deal-card deal-held" : "deal-card"}
      aria-label={title}
    >
      {children}
    </article>
  );
}

const dragFrames: BoardFrames = { CardList, CardFrame };
