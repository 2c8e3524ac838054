import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backTo } from "#app/forms/back.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { FormErrors, InputField, VersionInput } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { fileFields } from "#domain/file/fields.ts";
import { sizeLabel } from "#domain/file/file.ts";
import { fileForm } from "#domain/file/form-input.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Route } from "./+types/edit";
import { pageOf } from "./pages.ts";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Rename “${loaderData.file.name}” · Kith` : "Kith" },
];

/** The URL may name the page to return to; otherwise it is the page that it was opened from. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const file = await context.get(pageContext).api.file.byId({ id: routeId(params.id) });
  return { file, to: backTo(request, pageOf(file)) };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, fileForm, async ({ name, version, to }, operation) => {
    const renamed = await api.file.rename({ id, name, version, operation });
    return redirectSaying(safeNext(to, pageOf(renamed)), {
      text: `Saved “${renamed.name}”.`,
      undo: renamed.operation,
    });
  });
}

export default function RenameFile({ loaderData, actionData }: Route.ComponentProps) {
  const { file, to } = loaderData;
  const id = String(file.id);
  const [form, fields] = useForm<{ name: string; version: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
    defaultValue: { name: file.name, version: file.version.toString() },
  });
  return (
    <div className="narrow">
      <PageHeader title={`Rename “${file.name}”`} detail={<p>{sizeLabel(file.size)}</p>}>
        <a className="button" href={href("/files/:id", { id })}>
          <Icon name="download" />
          Open
        </a>
        <ButtonForm
          action={href("/files/:id/delete", { id })}
          className="button button-danger"
          fields={{ to }}
        >
          <Icon name="trash-2" />
          Delete
        </ButtonForm>
      </PageHeader>
      <Form method="post" {...getFormProps(form)} className="form card">
        <FormKeyInput />
        <input type="hidden" name="to" value={to} />
        <VersionInput meta={fields.version} answer={actionData} />
        <FormErrors id={form.errorId} errors={form.errors} />
        <InputField
          label={fileFields.name.label}
          meta={fields.name}
          limit={fileFields.name.limit}
          required
        />
        <div className="form-actions">
          <SubmitButton>Save</SubmitButton>
          <Link className="button button-quiet" to={to}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  );
}
