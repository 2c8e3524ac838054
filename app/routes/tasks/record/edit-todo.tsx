import { PageHeader } from "#app/ui/page-header.tsx";
import { useTodoPath } from "../list/came-from.ts";
import type { Route } from "./+types/edit";
import { TodoForm } from "./todo-form.tsx";
import "#app/components/record.css";

export function EditTask({ loaderData, actionData }: Route.ComponentProps) {
  const { todo, choices } = loaderData;
  const back = useTodoPath(todo.id);
  return (
    <div className="narrow">
      <PageHeader title={`Edit “${todo.title}”`} />
      <TodoForm
        answer={actionData}
        todo={todo}
        choices={choices}
        submitLabel="Save"
        cancelTo={back}
      />
    </div>
  );
}
