import { CellEditing } from "#app/components/list/cells/cell-editing.client.tsx";
import { type Cells, type ListCellsProps, lead } from "#app/components/list/cells/cells.ts";
import { formatClock, formatDay, type Reading } from "#app/format.ts";
import { trpc } from "#app/trpc.client.tsx";
import type { TodoGroupName } from "#domain/todo/group.ts";
import { repeatLabel } from "#domain/todo/repeat.ts";
import { todoPriorityLabels, todoStatusLabels } from "#domain/todo/todo.ts";
import type { ShownTodo } from "../record/shown-todo.ts";
import { useEditing } from "../record/todo-editable.tsx";

const cells: Cells<ShownTodo, TodoGroupName> = {
  useEditing,
  groups: {
    [lead]: "title",
    due: "due",
    repeats: "repeat",
    status: "status",
    priority: "priority",
    category: "category",
  },
  useRecord(id) {
    const todo = trpc.todo.byId.useQuery({ id }, { gcTime: 0 });
    const categories = trpc.category.list.useQuery();
    return {
      data: todo.data && categories.data && { ...todo.data, categories: categories.data },
      isError: todo.isError || categories.isError,
    };
  },
  textOf(todo, column, reading) {
    if (column === "due") return dueText(todo, reading);
    if (column === "repeats") return todo.repeat && repeatLabel(todo.repeat);
    if (column === "status") return todoStatusLabels[todo.status];
    if (column === "priority") return todoPriorityLabels[todo.priority];
    if (column === "category") {
      return todo.categories.find(({ id }) => id === todo.categoryId)?.name ?? null;
    }
    return todo.title;
  },
};

function dueText({ dueDate, dueTime }: ShownTodo, reading: Reading): string | null {
  if (dueDate === null) return null;
  const day = formatDay(dueDate, reading);
  return dueTime ? `${day}, ${formatClock(dueTime, reading)}` : day;
}

export default function TodoCells(props: ListCellsProps) {
  return <CellEditing {...props} cells={cells} />;
}
