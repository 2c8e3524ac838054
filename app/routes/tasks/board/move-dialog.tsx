import { FormDialog } from "#app/ui/form-dialog.tsx";
import { type TodoStatus, todoStatuses, todoStatusLabels } from "#domain/todo/todo.ts";
import type { ShownTask } from "./shown-board.ts";

interface MoveDialogProps {
  task: ShownTask;
  onClose: () => void;
  onMove: (status: TodoStatus) => void;
}

/** Asks where a task should go, as its page does, above the board. */
export function MoveDialog({ task, onClose, onMove }: MoveDialogProps) {
  const label = `Move “${task.title}” to…`;
  return (
    <FormDialog label={label} className="action-dialog" onClose={onClose}>
      <h2>{label}</h2>
      <ul>
        {todoStatuses
          .filter((status) => status !== task.status)
          .map((status) => (
            <li key={status}>
              <button
                type="button"
                className="menu-item menu-button"
                onClick={() => onMove(status)}
              >
                {todoStatusLabels[status]}
              </button>
            </li>
          ))}
      </ul>
    </FormDialog>
  );
}
