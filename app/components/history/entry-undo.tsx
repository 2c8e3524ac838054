import { href, Link } from "react-router";
import { UndoForm } from "#app/components/undo-form.tsx";
import type { LoggedOperation } from "#server/services/operation/change.ts";

/**
 * What can be done about an operation of a history: Undo where it can be undone, a word where it has
 * been, and the operation's own page where only that can tell.
 */
export function EntryUndo({
  entry,
  undoTo,
}: {
  entry: LoggedOperation;
  /** Where undo leads when it removes the page. */
  undoTo?: string | undefined;
}) {
  const { operation, state, undoable } = entry;
  if (state === "undone") return <span className="muted">Undone</span>;
  if (undoable === "yes") {
    return (
      <UndoForm className="button button-quiet button-small" operation={operation} to={undoTo} />
    );
  }
  if (undoable === "perhaps") {
    return <Link to={href("/activity/:operation", { operation })}>View details</Link>;
  }
  return null;
}
