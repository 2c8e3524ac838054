import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { editedCompany } from "#domain/company/input.ts";
import type { Route } from "./+types/edit";
import { CompanyForm } from "./company-form.tsx";
import { mergeWithNamed } from "./paths.ts";
import "#app/components/record.css";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit ${loaderData.company.name} · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { company } = await context.get(pageContext).api.company.byId({ id: routeId(params.id) });
  return { company };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, editedCompany, async (edit, operation) => {
    const edited = await api.company.update({ id, ...edit, operation });
    return redirectSaying(href("/companies/:id", { id: String(id) }), {
      text: `Saved “${edited.name}”.`,
      undo: edited.operation,
    });
  });
}

export default function EditCompany({ loaderData, actionData }: Route.ComponentProps) {
  const { company } = loaderData;
  return (
    <div className="narrow">
      <PageHeader title={`Edit ${company.name}`} />
      <CompanyForm
        answer={actionData}
        company={company}
        nameHint="A new name also applies to its contacts."
        submitLabel="Save"
        cancelTo={href("/companies/:id", { id: String(company.id) })}
        taken={{
          words: "Merge the two companies instead",
          to: (name) => mergeWithNamed(company.id, name),
        }}
      />
    </div>
  );
}
