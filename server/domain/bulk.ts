/** The most rows that can be selected individually, and that one call changes. */
export const mostAtOnce = 2_000;

/**
 * The most parts of one request: a Worker may run 1,000 D1 statements, and a part takes about 12.
 */
export const mostParts = 75;

/** What records are called. */
export interface Nouns {
  one: string;
  many: string;
}

/** The message where nothing is selected. */
export function noneSelected({ one }: Nouns): string {
  return `Select at least one ${one}.`;
}

/** An action on many rows. */
export interface BulkAction {
  does: string;
}

/** A bulk action: the kind of its operations, and its messages. */
export interface BulkActionDeclaration {
  kind: string;
  /** As in "Tagged 2 contacts." */
  done: string;
  /** The message if no row had to change. */
  unchanged: string;
}

/**
 * The message after an action has changed this many rows; `counted` is the number in the person's
 * locale.
 */
export function bulkMessage(
  { done, unchanged }: BulkActionDeclaration,
  { one, many }: Nouns,
  count: number,
  counted = count.toLocaleString("en"),
): string {
  if (count === 0) return unchanged;
  return `${done} ${count === 1 ? `1 ${one}` : `${counted} ${many}`}.`;
}
