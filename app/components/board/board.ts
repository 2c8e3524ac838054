/** What a board knows of a card, whatever it stands for. */
export interface Card {
  id: number;
  title: string;
}

/** What a board knows of a column. */
export interface Column {
  id: string;
  name: string;
  color: string | null;
  cards: readonly Card[];
  /**
   * Whether a card that is dragged can also be dropped on a zone for this column, because the column
   * is out of sight: by its kind, which styles the zone.
   */
  zone: string | null;
}

/** Where a card goes: after another card, or to the top of a column. */
export interface CardMove {
  id: number;
  columnId: string;
  afterId: number | null;
}

export interface LiveBoardProps {
  columns: readonly Column[];
  /** What a card and a column are called. */
  nouns: { card: string; column: string };
  /** Moves a card that was dropped elsewhere. */
  put: (move: CardMove) => void;
  /** Whether a dialog about a card is open. */
  isAsking: boolean;
  /** Opens the dialog of a card whose link was pressed without a modifier key. */
  onMenu: (cardId: number) => void;
  /** The columns. */
  children: React.ReactNode;
}

export interface DragBoardProps extends Omit<LiveBoardProps, "onMenu"> {
  onClickCapture: React.MouseEventHandler;
}
