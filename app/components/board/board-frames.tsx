import { createContext } from "react";
import type { Card } from "./board.ts";

/** The elements around the cards of a column and around each card: plain or draggable ones. */
export interface BoardFrames {
  CardList: React.ComponentType<{ columnId: string; children: React.ReactNode }>;
  CardFrame: React.ComponentType<{ card: Card; index: number; children: React.ReactNode }>;
}

const plainFrames: BoardFrames = {
  CardList: ({ children }) => <ul className="cards">{children}</ul>,
  CardFrame: ({ card, children }) => (
    <li>
      <article className="board-card" aria-label={card.title}>
        {children}
      </article>
    </li>
  ),
};

export const FramesContext = createContext(plainFrames);
