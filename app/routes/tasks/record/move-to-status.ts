import type { PageContext } from "#app/context.ts";
import type { Flash } from "#app/flash.ts";
import { Refusal } from "#domain/refusal.ts";
import { type TodoStatus, todoStatuses, todoStatusLabels } from "#domain/todo/todo.ts";
import { completedMessage } from "./completed-message.ts";

interface Move {
  id: number;
  /** As a form sends it. */
  status: string;
  operation: string | undefined;
}

/**
 * Gives a task another status, and says so; completing it adds the next one if it repeats. Refuses
 * BAD_REQUEST for a status that there isn't.
 */
export async function moveTodo(
  api: PageContext["api"],
  { id, status: sent, operation }: Move,
): Promise<Flash> {
  const status = todoStatuses.find((each) => each === sent);
  if (!status) throw new Refusal("BAD_REQUEST", "Select the status to move the task to.");
  if (status === "completed") {
    const done = await api.todo.complete({ id, operation });
    return { text: completedMessage(done), undo: done.operation };
  }
  const moved = await api.todo.update({ id, todo: { status }, operation });
  return { text: movedMessage(moved.title, status), undo: moved.operation };
}

function movedMessage(title: string, status: TodoStatus): string {
  return `Moved “${title}” to ${todoStatusLabels[status]}.`;
}
