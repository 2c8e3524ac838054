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
