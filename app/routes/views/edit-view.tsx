import { Form, href, Link } from "react-router";
import { viewPath } from "#app/components/views/list-views.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { viewListLabels } from "#domain/view.ts";
import type { Route } from "./+types/edit";
import { ViewForm } from "./view-form.tsx";

export function EditView({ loaderData, actionData }: Route.ComponentProps) {
  const { view } = loaderData;
  const id = String(view.id);
  const label = viewListLabels[view.list];
  return (
    <div className="narrow">
      <PageHeader title={`Edit view ${view.name}`}>
        <ButtonForm action={href("/views/:id/delete", { id })} className="button button-danger">
          Delete view
        </ButtonForm>
      </PageHeader>
      <ViewForm answer={actionData} view={view} submitLabel="Rename">
        <Link className="button button-quiet" to={viewPath(view)}>
          Cancel
        </Link>
      </ViewForm>
      <Form
        method="post"
        action={href("/views/:id/default", { id })}
        className="form card view-changes"
      >
        <FormKeyInput />
        <input type="hidden" name="default" value={view.isDefault ? "" : "1"} />
        <p>
          {view.isDefault
            ? `${label} opens with this view.`
            : `${label} can open with this view by default.`}
        </p>
        <div className="form-actions">
          <button type="submit" className="button">
            {view.isDefault ? "Stop using as default" : "Set as default view"}
          </button>
        </div>
      </Form>
    </div>
  );
}
