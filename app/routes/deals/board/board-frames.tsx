import { Draggable, type DraggableProvidedDragHandleProps, Droppable } from "@hello-pangea/dnd";
import { createContext, useContext, useLayoutEffect, useRef } from "react";
import type { BoardCard, BoardColumn } from "#server/services/deal/board.ts";

/** Whether a phone shows the board, a column at a time. */
export const NarrowContext = createContext(false);

interface CardListProps {
  column: BoardColumn;
  /** It is in the column that a phone shows. */
  shown: boolean;
  children: React.ReactNode;
}

/** The cards of a column, which others can be dropped between. */
export function CardList({ column, shown, children }: CardListProps) {
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

interface CardFrameProps {
  deal: BoardCard;
  index: number;
  children: React.ReactNode;
}

/** A card that can be dragged. */
export function CardFrame({ deal, index, children }: CardFrameProps) {
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
 * What a card is taken by: all of it. The library calls it a button, which could have no links in it:
 * it stays an article, and one that the keyboard stops at only once there is JavaScript to move it.
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
