import { displayName } from "#domain/contact/contact.ts";
import { pick } from "#domain/pick.ts";
import type { Board, BoardCard, BoardColumn } from "#server/services/deal/board.ts";

const shownFields = [
  "id",
  "title",
  "value",
  "currency",
  "stageId",
  "stageSince",
  "expectedCloseDate",
  "closedDate",
  "lostReason",
  "nextStep",
  "tagIds",
] as const satisfies (keyof BoardCard)[];

/** A deal as its card shows it. */
export interface ShownCard extends Pick<BoardCard, (typeof shownFields)[number]> {
  contact: { id: number; name: string; company: string | null; deleted: boolean } | null;
}

export interface ShownColumn extends Omit<BoardColumn, "deals"> {
  deals: ShownCard[];
}

export interface ShownBoard extends Omit<Board, "columns"> {
  columns: ShownColumn[];
}

/**
 * The board without what cards don't show: the page sends its data to the browser once more beside its
 * elements.
 */
export function shownBoard(board: Board): ShownBoard {
  const columns = board.columns.map((column) => ({
    ...column,
    deals: column.deals.map(shownCard),
  }));
  return { ...board, columns };
}

function shownCard({ contact, ...deal }: BoardCard): ShownCard {
  const { id = 0, company = null, deleted = false } = contact ?? {};
  return {
    ...pick(deal, shownFields),
    contact: contact && { id, name: displayName(contact), company, deleted },
  };
}
