import { href, Link } from "react-router";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { todoStatuses, todoStatusLabels } from "#domain/todo/todo.ts";
import type { Route } from "./+types/move";

export function MoveTask({ loaderData: { todo, to } }: Route.ComponentProps) {
  const page = href("/tasks/:id/move", { id: String(todo.id) });
  return (
    <div className="narrow">
      <PageHeader title={`Move “${todo.title}” to…`} />
      <PageForm action={`${page}?${new URLSearchParams({ to })}`} className="card">
        <FormKeyInput />
        {todoStatuses
          .filter((status) => status !== todo.status)
          .map((status) => (
            <button
              key={status}
              type="submit"
              className="menu-item menu-button"
              name="status"
              value={status}
            >
              {todoStatusLabels[status]}
            </button>
          ))}
      </PageForm>
      <div className="form-actions">
        <Link className="button" to={to}>
          Cancel
        </Link>
      </div>
    </div>
  );
}
