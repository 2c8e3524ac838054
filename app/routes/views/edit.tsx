import { viewPath } from "#app/components/views/list-views.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { renamedView } from "#domain/view-input.ts";
import type { Route } from "./+types/edit";
import { EditView } from "./edit-view.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit view ${loaderData.view.name} · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  return { view: await context.get(pageContext).api.view.byId({ id: routeId(params.id) }) };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, renamedView, async ({ name, version, overwrites }, operation) => {
    const renamed = await api.view.update({ id, view: { name }, version, overwrites, operation });
    return redirectSaying(viewPath(renamed), {
      text: `Renamed to “${renamed.name}”.`,
      undo: renamed.operation,
    });
  });
}

export default EditView;
