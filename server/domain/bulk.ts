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

/** The message if nothing is selected. */
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
  /** The message, e.g. Tagged 2 contacts as “Lead”. */
  done: (rows: string, subject: string) => string;
  /** The message if no row had to change. */
  unchanged: string;
  /** What else the message says if rows were added, e.g. Added the next 2. */
  added?: (count: number) => string;
}

/** What a bulk action has done so far. */
export interface BulkResult {
  /** How many rows it has changed. */
  done: number;
  /** The name of what it applies, such as a tag. */
  subject: string | null;
  /** How many rows it has added beside those. */
  added: number;
}

/** The message after a bulk action; `counted` is the number of rows in the person's locale. */
export function bulkMessage(
  action: BulkActionDeclaration,
  { one, many }: Nouns,
  { done, subject, added }: BulkResult,
  counted = done.toLocaleString("en"),
): string {
  if (done === 0) return action.unchanged;
  const changed = action.done(done === 1 ? `1 ${one}` : `${counted} ${many}`, subject ?? "");
  return added > 0 && action.added ? `${changed} ${action.added(added)}` : changed;
}
