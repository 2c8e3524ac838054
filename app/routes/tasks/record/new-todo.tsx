import { PageHeader } from "#app/ui/page-header.tsx";
import type { Route } from "./+types/new";
import { TodoForm } from "./todo-form.tsx";
import { UnknownMarks } from "./unknown-marks.tsx";
import "#app/components/record.css";

export function NewTask({ loaderData, actionData }: Route.ComponentProps) {
  const { todo, unknown, fault, choices, back } = loaderData;
  const untitled = fault ? { status: "error" as const, error: { title: [fault] } } : undefined;
  return (
    <div className="narrow">
      <PageHeader title="New task" />
      <UnknownMarks marks={unknown} />
      <TodoForm
        answer={actionData ?? untitled}
        todo={todo}
        choices={choices}
        submitLabel="Add task"
        cancelTo={back}
      />
    </div>
  );
}
