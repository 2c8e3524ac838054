/** The most rows of a list that are chosen one by one, and that one call changes. */
export const mostAtOnce = 2_000;

/**
 * The most parts of one request: a Worker asks D1 at most 1,000 things, and a part is some 12 of them.
 */
export const mostParts = 75;

/** What is done to many rows. */
export interface BulkAction {
  does: string;
}

/** A bulk action: the kind of its operations, and what is said when it is done. */
export interface BulkActionDeclaration {
  kind: string;
  /** As in "Tagged 2 contacts." */
  done: string;
  /** What is said where no row had to be changed. */
  unchanged: string;
}

/** What is said of an action that changed this many rows, counted as people read it. */
export function bulkMessage(
  { done, unchanged }: BulkActionDeclaration,
  { one, many }: { one: string; many: string },
  count: number,
  counted = count.toLocaleString("en"),
): string {
  if (count === 0) return unchanged;
  return `${done} ${count === 1 ? `1 ${one}` : `${counted} ${many}`}.`;
}
