import type { TodoGroupName } from "#domain/todo/group.ts";
import type { ShownTodo } from "./shown-todo.ts";

/** The fields of a form of `TodoEditor`, as the page will show them once they are saved. */
export function typedTodo(form: FormData): Partial<ShownTodo> {
  const group = form.get("group") as TodoGroupName | null;
  const typed = (name: string) => String(form.get(name) ?? "").trim();
  switch (group) {
    case "title":
      return typed("title") ? { title: typed("title") } : {};
    case "due":
      return {
        dueDate: typed("dueDate") || null,
        dueTime: typed("dueTime") || null,
        durationMinutes: Number(typed("durationMinutes")) || null,
      };
    case "priority":
      return { priority: typed("priority") as ShownTodo["priority"] };
    case "category":
      return { categoryId: Number(typed("categoryId")) || null };
    case "description":
      return { description: typed("description") || null };
    // The server says what follows from a status or a repetition.
    default:
      return {};
  }
}
