import { createContext } from "react";
import type { ShownCard, ShownColumn } from "./shown-board.ts";

/** The elements around the cards of a column and around each card: plain or draggable ones. */
export interface BoardFrames {
  CardList: React.ComponentType<{ column: ShownColumn; children: React.ReactNode }>;
  CardFrame: React.ComponentType<{ deal: ShownCard; index: number; children: React.ReactNode }>;
}

const plainFrames: BoardFrames = {
  CardList: ({ children }) => <ul className="cards">{children}</ul>,
  CardFrame: ({ deal, children }) => (
    <li>
      <article className="deal-card" aria-label={deal.title}>
        {children}
      </article>
    </li>
  ),
};

export const FramesContext = createContext(plainFrames);
