import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { TodoDue } from "#app/components/todo-due.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backTo } from "#app/forms/back.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { todayOf } from "#app/zone.ts";
import { todoFields } from "#domain/todo/fields.ts";
import { snoozeForm } from "#domain/todo/form-input.ts";
import { snoozedTo, snoozeLabels, snoozes } from "#domain/todo/todo.ts";
import type { Route } from "./+types/snooze";
import "../list/tasks.css";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Snooze “${loaderData.todo.title}” · Kith` : "Kith" },
];

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { api, session } = context.get(pageContext);
  const todo = await api.todo.byId({ id: routeId(params.id) });
  return { todo, today: todayOf(session), back: backTo(request, href("/tasks")) };
}

/** Puts a task off to another day. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, snoozeForm, async ({ dueDate, to }, operation) => {
    const done = await api.todo.snooze({ id, dueDate, operation });
    return redirectSaying(safeNext(to ?? null, href("/tasks")), {
      text: `Snoozed “${done.title}”.`,
      undo: done.operation,
    });
  });
}

export default function SnoozeTask({ loaderData, actionData }: Route.ComponentProps) {
  const { todo, today, back } = loaderData;
  const [form, fields] = useForm<{ dueDate: string; to: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
    defaultValue: { dueDate: todo.dueDate ?? snoozedTo(today, "tomorrow"), to: back },
  });
  return (
    <div className="narrow">
      <PageHeader title={`Snooze “${todo.title}”`} />
      {todo.dueDate ? (
        <p>
          Due <TodoDue todo={todo} today={today} />
        </p>
      ) : null}
      <div className="snooze-choices">
        {snoozes.map((snooze) => (
          <Form key={snooze} method="post">
            <FormKeyInput />
            <input type="hidden" name="to" value={back} />
            <button
              type="submit"
              className="button"
              name="dueDate"
              value={snoozedTo(today, snooze)}
            >
              {snoozeLabels[snooze]}
            </button>
          </Form>
        ))}
      </div>
      <Form method="post" {...getFormProps(form)} className="form card">
        <FormKeyInput />
        <input type="hidden" name={fields.to.name} defaultValue={fields.to.initialValue} />
        <FormErrors id={form.errorId} errors={form.errors} />
        <InputField label={todoFields.dueDate.label} meta={fields.dueDate} type="date" required />
        <div className="form-actions">
          <SubmitButton>Snooze</SubmitButton>
          <Link className="button button-quiet" to={back}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  );
}
