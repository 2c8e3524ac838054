import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { editedCompany } from "#domain/company/input.ts";
import type { Route } from "./+types/edit";
import { EditCompany } from "./edit-company.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const { clientAction, clientLoader } = dialogRoute;

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
    const page = href("/companies/:id", { id: String(id) });
    return redirectSaying(page, {
      text: `Saved “${edited.name}”.`,
      link: { to: page, text: "Show company" },
      undo: edited.operation,
    });
  });
}

export default EditCompany;
