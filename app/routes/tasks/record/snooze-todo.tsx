import { getFormProps, useForm } from "@conform-to/react";
import { Link } from "react-router";
import { TodoDue } from "#app/components/todo-due.tsx";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { Day } from "#domain/day.ts";
import { todoFields } from "#domain/todo/fields.ts";
import { snoozedTo, snoozeLabels, snoozes } from "#domain/todo/groups.ts";
import type { Route } from "./+types/snooze";
import "../list/tasks.css";

export function SnoozeTask({ loaderData, actionData }: Route.ComponentProps) {
  const { todo, today, back } = loaderData;
  const [form, fields] = useForm<{ dueDate: string; to: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
    defaultValue: { dueDate: laterOf(todo.dueDate, snoozedTo(today, "tomorrow")), to: back },
  });
  return (
    <div className="narrow">
      <PageHeader title={`Snooze “${todo.title}”`} />
      {todo.dueDate ? (
        <p className="snooze-due">
          {todoFields.dueDate.label}: <TodoDue todo={todo} today={today} />
        </p>
      ) : null}
      <div className="snooze-choices">
        {snoozes.map((snooze) => (
          <PageForm key={snooze}>
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
          </PageForm>
        ))}
      </div>
      <PageForm {...getFormProps(form)} className="form card">
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
      </PageForm>
    </div>
  );
}

/** The date that the form begins with: an overdue task is put off to tomorrow. */
function laterOf(dueDate: Day | null, tomorrow: Day): Day {
  return dueDate !== null && dueDate > tomorrow ? dueDate : tomorrow;
}
