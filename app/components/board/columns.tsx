import { useContext } from "react";
import type { Card } from "./board.ts";
import { FramesContext } from "./board-frames.tsx";

/** The columns of a board side by side. */
export function Columns({ children }: { children: React.ReactNode }) {
  return (
    <section className="board" aria-label="Board">
      <div className="board-row">{children}</div>
    </section>
  );
}

interface BoardColumnProps<Shown extends Card> {
  id: string;
  /** The id of the element that names it, in its header. */
  heading: string;
  header: React.ReactNode;
  /** What follows its cards. */
  footer: React.ReactNode;
  cards: readonly Shown[];
  renderCard: (card: Shown) => React.ReactNode;
  /** Whether it is a strip without its cards. */
  isFolded?: boolean;
  /** Whether a phone shows this column. */
  isShown: boolean;
}

/** A column of a board. */
export function BoardColumn<Shown extends Card>(props: BoardColumnProps<Shown>) {
  const { id, heading, header, footer, cards, renderCard, isFolded = false, isShown } = props;
  const { CardFrame, CardList } = useContext(FramesContext);
  return (
    <section
      className={isFolded ? "column column-folded" : "column"}
      aria-labelledby={heading}
      data-column={id}
      data-shown={isShown || undefined}
    >
      {header}
      <CardList columnId={id}>
        {isFolded
          ? null
          : cards.map((card, index) => (
              <CardFrame key={card.id} card={card} index={index}>
                {renderCard(card)}
              </CardFrame>
            ))}
      </CardList>
      {footer}
    </section>
  );
}
