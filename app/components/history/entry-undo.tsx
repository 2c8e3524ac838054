import { href, Link } from "react-router";
import { UndoForm } from "#app/components/undo-form.tsx";
import type { LoggedOperation } from "#server/services/operation/change.ts";
import { isRedo } from "./is-redo.ts";

/**
 * Undo if the operation can be undone, "Undone" if it has been, or a link to the operation's own
 * page if only that can tell, or shows how far its undo has come.
 */
export function EntryUndo({
  entry,
  undoTo,
}: {
  entry: LoggedOperation;
  /** The page to go to if undo removes this one. */
  undoTo?: string | undefined;
}) {
  const { operation, state, undoable } = entry;
  if (state === "undone") return <span className="muted">Undone</span>;
  if (state === "redoing") return <span className="muted">Being redone</span>;
  if (state === "undoing") {
    return <Link to={href("/activity/:operation", { operation })}>View progress</Link>;
  }
  if (undoable === "yes") {
    return (
      <UndoForm
        className="button button-quiet button-small"
        operation={operation}
        to={undoTo}
        isRedo={isRedo(entry)}
      />
    );
  }
  if (undoable === "perhaps") {
    return <Link to={href("/activity/:operation", { operation })}>View details</Link>;
  }
  return null;
}
