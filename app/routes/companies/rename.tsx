import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { renamedCompany } from "#domain/company/input.ts";
import type { Route } from "./+types/rename";
import { NameForm } from "./name-form.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Rename ${loaderData.company.name} · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { company } = await context.get(pageContext).api.company.byId({ id: routeId(params.id) });
  return { company };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, renamedCompany, async ({ name, version, overwrites }, operation) => {
    const renamed = await api.company.rename({ id, name, version, overwrites, operation });
    return redirectSaying(href("/companies/:id", { id: String(id) }), {
      text: `Renamed to “${renamed.name}”.`,
      undo: renamed.operation,
    });
  });
}

export default function RenameCompany({ loaderData, actionData }: Route.ComponentProps) {
  const { company } = loaderData;
  const id = String(company.id);
  return (
    <div className="narrow">
      <PageHeader title={`Rename ${company.name}`} />
      <NameForm
        answer={actionData}
        company={company}
        hint="Renames it on all its contacts. You can undo this."
        submitLabel="Rename"
        cancelTo={href("/companies/:id", { id })}
        taken={{
          words: "Merge the two companies instead",
          to: (name) => ({
            pathname: href("/companies/merge"),
            search: `?${new URLSearchParams({ id, add: name, keep: "added" })}`,
          }),
        }}
      />
    </div>
  );
}
