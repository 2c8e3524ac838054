import { Form, href, Link } from "react-router";
import { listPaths } from "#app/components/views/list-views.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { Route } from "./+types/new";
import { ViewForm } from "./view-form.tsx";

export function NewView({ loaderData, actionData }: Route.ComponentProps) {
  const { kept, from } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title="Save view" />
      {from ? (
        <Form
          method="post"
          action={href("/views/:id/query", { id: String(from.id) })}
          className="form card view-changes"
        >
          <FormKeyInput />
          <input type="hidden" name="query" value={kept.query} />
          <input type="hidden" name="version" value={from.version} />
          <p>Replace “{from.name}” with the list as it is now.</p>
          <div className="form-actions">
            <SubmitButton>Save changes</SubmitButton>
          </div>
        </Form>
      ) : null}
      <ViewForm
        answer={actionData}
        kept={kept}
        hint="Saves the search, filters, order and columns."
        submitLabel={from ? "Save as new view" : "Save view"}
      >
        <Link className="button button-quiet" to={`${listPaths[kept.list]}?${kept.query}`}>
          Cancel
        </Link>
      </ViewForm>
    </div>
  );
}
