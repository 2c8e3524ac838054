import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/new";
import { TodoForm } from "./todo-form.tsx";
import "#app/components/record.css";

export function NewTask({ loaderData, actionData }: Route.ComponentProps) {
  const { todo, choices, back } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title="New task" />
      <TodoForm
        answer={actionData}
        todo={todo}
        choices={choices}
        submitLabel="Add task"
        cancelTo={back}
      />
    </div>
  );
}
