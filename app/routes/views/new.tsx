import { Form, href, Link } from "react-router";
import { listPaths, viewPath } from "#app/components/views/list-views.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { keptQuery, viewLists } from "#domain/view.ts";
import { newView } from "#domain/view-input.ts";
import type { Route } from "./+types/new";
import { ViewForm } from "./view-form.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Save view · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams;
  const list = viewLists.find((each) => each === params.get("list")) ?? "contacts";
  const views = await context.get(pageContext).api.view.list({ list });
  const from = views.find(({ id }) => String(id) === params.get("view")) ?? null;
  return { kept: { list, query: keptQuery(params.get("query") ?? "") }, from };
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return submit(request, newView, async (view, operation) => {
    const saved = await api.view.create({ ...view, operation });
    return redirectSaying(viewPath(saved), {
      text: `Saved “${saved.name}”.`,
      undo: saved.operation,
    });
  });
}

export default function NewView({ loaderData, actionData }: Route.ComponentProps) {
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
