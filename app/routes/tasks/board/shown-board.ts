import type { Card, Column } from "#app/components/board/board.ts";
import { displayName } from "#domain/contact/contact.ts";
import { pick } from "#domain/pick.ts";
import { type TodoStatus, todoStatusLabels } from "#domain/todo/todo.ts";
import type { TodoColumn } from "#server/services/todo/board.ts";
import type { Todo } from "#server/services/todo/todo.ts";

/** A task as its card shows it: the page sends its data to the browser once more beside its elements. */
export interface ShownTask
  extends Card,
    Pick<Todo, "status" | "priority" | "dueDate" | "dueTime" | "category"> {
  /** What it is about, by name. */
  about: string | null;
}

export interface ShownColumn extends Omit<TodoColumn, "todos"> {
  tasks: ShownTask[];
}

/** The columns of the board with what their cards show. */
export function shownColumns(columns: readonly TodoColumn[]): ShownColumn[] {
  return columns.map(({ todos, ...column }) => ({ ...column, tasks: todos.map(shownTask) }));
}

function shownTask(todo: Todo): ShownTask {
  const { contact, deal, company } = todo;
  const name = contact ? displayName(contact) : null;
  return {
    ...pick(todo, ["id", "title", "status", "priority", "dueDate", "dueTime", "category"]),
    about: name ?? deal?.title ?? company?.name ?? null,
  };
}

/** A status as a column. */
export function columnOf({ status, tasks }: ShownColumn): Column {
  return { id: status, name: todoStatusLabels[status], color: null, cards: tasks, zone: null };
}

/** The columns once tasks have moved: a task is on top of the status that it moves to. */
export function withMoves(
  columns: ShownColumn[],
  moves: readonly { id: number; status: TodoStatus }[],
): ShownColumn[] {
  return moves.reduce(withMove, columns);
}

function withMove(
  columns: ShownColumn[],
  { id, status }: { id: number; status: TodoStatus },
): ShownColumn[] {
  const task = columns.flatMap(({ tasks }) => tasks).find((each) => each.id === id);
  if (!task || task.status === status) return columns;
  return columns.map((column) => {
    if (column.status === status) {
      const tasks = [{ ...task, status }, ...column.tasks];
      return { ...column, count: column.count + 1, tasks };
    }
    if (column.status !== task.status) return column;
    const tasks = column.tasks.filter((each) => each.id !== id);
    return { ...column, count: column.count - 1, tasks };
  });
}
