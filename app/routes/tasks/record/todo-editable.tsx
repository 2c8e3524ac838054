import { href, useSearchParams } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { Editable, type Editing, useExpected } from "#app/components/editable/editable.tsx";
import { lazyComponent } from "#app/ui/lazy-component.ts";
import { type TodoGroupName, todoGroupNoun } from "#domain/todo/group.ts";
import { editPath } from "../list/came-from.ts";
import type { ShownTodo } from "./shown-todo.ts";
import { typedTodo } from "./typed-todo.ts";

const load = () => import("./todo-editor.client.tsx");

/** How the fields of a task are edited in place, on its page and in the list. */
const editing: Editing<ShownTodo, TodoGroupName> = {
  to: (id) => href("/tasks/:id", { id }),
  noun: todoGroupNoun,
  typed: typedTodo,
  Editor: lazyComponent(load),
  load,
};

export function useEditing(): Editing<ShownTodo, TodoGroupName> {
  return editing;
}

interface TodoEditableProps {
  group: TodoGroupName;
  todo: ShownTodo;
  children?: React.ReactNode;
}

/** A part of a task's page that is edited in place. */
export function TodoEditable({ group, todo, children }: TodoEditableProps) {
  const [params] = useSearchParams();
  const formTo = editPath(todo.id, cameFrom(params));
  return (
    <Editable editing={editing} group={group} item={todo} formTo={formTo}>
      {children}
    </Editable>
  );
}

/** The task as it will be once all pending saves have finished. */
export function useExpectedTodo(todo: ShownTodo): ShownTodo {
  return useExpected(editing, todo);
}
