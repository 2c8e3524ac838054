import { activityLabel } from "#domain/operation/history.ts";
import type { WholeOperation } from "#server/services/operation/operation.ts";

/** Whether undoing an operation redoes an earlier one, because it is an undo itself. */
export function isRedo({ undoes }: Pick<WholeOperation, "undoes">): boolean {
  return undoes !== null && undoes.kind !== "change.undo";
}

/** The message once an operation has been undone, e.g. Undone: Tagged “Sarah Chen” and 3 more. */
export function undoneMessage(operation: WholeOperation): string {
  const { kind, undoes } = operation;
  if (!undoes) return `Undone: ${activityLabel({ kind, undoes })}${recordsOf(operation)}.`;
  if (!isRedo(operation)) return `Undone:${recordsOf(operation)}.`;
  return `Redone: ${activityLabel({ kind: undoes.kind, undoes: null })}${recordsOf(operation)}.`;
}

/** The name of the first record of an operation, and how many more it has. */
function recordsOf({ records, changes }: WholeOperation): string {
  const [first] = changes.items;
  const name = first?.label && first.entity !== "settings" ? ` “${first.label}”` : "";
  if (records <= 1) return name;
  const count = (name ? records - 1 : records).toLocaleString("en");
  return name ? `${name} and ${count} more` : ` ${count} records`;
}
