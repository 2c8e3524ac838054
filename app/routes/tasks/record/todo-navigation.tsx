import { RecordNavigation } from "#app/components/record-navigation.tsx";
import type { Neighbours } from "#server/db/cursor.ts";
import type { TodoNeighbour } from "#server/services/todo/page.ts";
import { listPath, todoPath } from "../list/came-from.ts";

interface TodoNavigationProps {
  /** The list that the page was opened from. */
  from: string | null;
  neighbours: Neighbours<TodoNeighbour> | null;
}

/** Links back to the list and to the previous and next tasks in it. */
export function TodoNavigation({ from, neighbours }: TodoNavigationProps) {
  const stepTo = (todo: TodoNeighbour | null) =>
    todo && { name: todo.title, to: todoPath(todo.id, from) };
  return (
    <RecordNavigation
      backTo={listPath(from)}
      back={from === null ? "All tasks" : "Back to the list"}
      steps={neighbours && { previous: stepTo(neighbours.previous), next: stepTo(neighbours.next) }}
    />
  );
}
