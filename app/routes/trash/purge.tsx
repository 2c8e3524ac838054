import { getFormProps, useForm } from "@conform-to/react";
import { data, Form, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { notInTrashMessage, purgeWarning, purgeWord, trashCount } from "#domain/trash.ts";
import { purgeForm } from "#domain/trash-input.ts";
import type { Route } from "./+types/purge";
import { trashPath, trashQuery } from "./query.ts";
import "./purge.css";

export const meta: Route.MetaFunction = () => [{ title: "Delete permanently · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams;
  const { kind } = trashQuery.read(params);
  const ids = params.getAll("id").map(Number);
  if (ids.length === 0)
    throw await redirectSaying(trashPath(kind), { text: "Select at least one item." });
  const { items } = await context.get(pageContext).api.trash.list({ kind, ids });
  if (items.length === 0) throw data(notInTrashMessage, { status: 404 });
  return { kind, items: items.map(({ id, name }) => ({ id, name })) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, purgeForm, async ({ kind, id: ids, name }, operation) => {
    const { purged } = await api.trash.purge({ kind, ids, operation });
    const text = `Deleted ${name ? `“${name}”` : trashCount(kind, purged)} permanently.`;
    return redirectSaying(trashPath(kind), { text });
  });
}

export default function Purge({ loaderData, actionData }: Route.ComponentProps) {
  const { kind, items } = loaderData;
  const [only] = items;
  const name = items.length === 1 ? only?.name : undefined;
  const what = name ? `“${name}”` : trashCount(kind, items.length);
  const [form, fields] = useForm<{ confirm: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
  });
  return (
    <div className="narrow">
      <PageHeader title={`Delete ${what} permanently?`} />
      <Form method="post" {...getFormProps(form)} className="form card">
        <FormKeyInput />
        <input type="hidden" name="kind" value={kind} />
        {items.map(({ id }) => (
          <input key={id} type="hidden" name="id" value={id} />
        ))}
        {name ? <input type="hidden" name="name" value={name} /> : null}
        <p>{purgeWarning}</p>
        {items.length > 1 ? (
          <ul className="purge-list">
            {items.map((each) => (
              <li key={each.id}>{each.name}</li>
            ))}
          </ul>
        ) : null}
        <FormErrors id={form.errorId} errors={form.errors} />
        <InputField
          label={name ? `Type ${purgeWord}, or the name` : `Type ${purgeWord}`}
          meta={fields.confirm}
          required
          autoComplete="off"
          autoFocus
        />
        <div className="form-actions">
          <SubmitButton className="button button-danger">Delete permanently</SubmitButton>
          <Link className="button button-quiet" to={trashPath(kind)}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  );
}
