import type { WholeOperation } from "#server/services/operation/operation.ts";

/** Whether undoing an operation redoes an earlier one, because it is an undo itself. */
export function isRedo({ undoes }: Pick<WholeOperation, "undoes">): boolean {
  return undoes !== null && undoes.kind !== "change.undo";
}
