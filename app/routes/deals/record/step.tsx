import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { todoLabels, todoLimits } from "#domain/todo.ts";
import { todoForm } from "#domain/todo-input.ts";
import type { Route } from "./+types/step";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Next step for “${loaderData.title}” · Kith` : "Kith" },
];

/** The URL may name the page to return to; otherwise it is the board. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { id, title } = await context.get(pageContext).api.deal.byId({ id: routeId(params.id) });
  const to = new URL(request.url).searchParams.get("to") ?? undefined;
  return { id, title, to: safeNext(to, href("/deals")) };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const dealId = routeId(params.id);
  return submit(request, todoForm, async ({ to, ...step }, operation) => {
    const made = await api.todo.create({ ...step, dealId, operation });
    return redirectSaying(safeNext(to, href("/deals")), {
      text: `Added next step “${made.title}”.`,
      undo: made.operation,
    });
  });
}

interface Fields {
  title: string;
  dueDate: string;
}

export default function AddStep({ loaderData, actionData }: Route.ComponentProps) {
  const [form, fields] = useForm<Fields>({ lastResult: actionData, defaultNoValidate: false });
  return (
    <div className="narrow">
      <PageHeader title={`Next step for “${loaderData.title}”`} />
      <Form method="post" {...getFormProps(form)} className="form card">
        <FormKeyInput />
        <input type="hidden" name="to" value={loaderData.to} />
        <FormErrors id={form.errorId} errors={form.errors} />
        <div className="form-row">
          <InputField
            label={todoLabels.title}
            meta={fields.title}
            limit={todoLimits.title}
            autoComplete="off"
            required
            autoFocus
          />
          <InputField label={todoLabels.dueDate} meta={fields.dueDate} type="date" />
        </div>
        <div className="form-actions">
          <SubmitButton>Add next step</SubmitButton>
          <Link className="button" to={loaderData.to}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  );
}
