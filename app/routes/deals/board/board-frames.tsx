import { Draggable, type DraggableProvidedDragHandleProps, Droppable } from "@hello-pangea/dnd";
import { createContext, useContext, useLayoutEffect, useRef } from "react";
import type { BoardCard, BoardColumn } from "#server/services/deal/board.ts";

/** Whether the board is shown as on a phone, one column at a time. */
export const NarrowContext = createContext(false);

interface CardListProps {
  column: BoardColumn;
  /** Whether a phone shows this column. */
  shown: boolean;
  children: React.ReactNode;
}

/** The cards of a column; others can be dropped between them. */
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
