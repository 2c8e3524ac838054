import { cameFrom } from "#app/components/came-from.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { dialogRoute } from "#app/forms/dialog-route.ts";
import { submit } from "#app/forms/submit.ts";
import { routeId } from "#app/route-id.ts";
import { todoForm } from "#domain/todo/form-input.ts";
import { todoPath } from "../list/came-from.ts";
import type { Route } from "./+types/edit";
import { EditTask } from "./edit-todo.tsx";

export { FormGone as ErrorBoundary } from "#app/forms/form-gone.tsx";
export { freshChoices as shouldRevalidate } from "#app/forms/fresh-choices.ts";

export const { clientAction, clientLoader } = dialogRoute;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `Edit “${loaderData.todo.title}” · Kith` : "Kith" },
];

export async function loader({ params, context }: Route.LoaderArgs) {
  const { api } = context.get(pageContext);
  const todo = await api.todo.byId({ id: routeId(params.id) });
  const { contactId, dealId, companyId } = todo;
  const choices = await api.todo.choices({
    contactId: contactId ?? undefined,
    dealId: dealId ?? undefined,
    companyId: companyId ?? undefined,
  });
  return { todo, choices };
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, todoForm, async ({ todo, version, overwrites }, operation) => {
    const edited = await api.todo.update({ id, todo, version, overwrites, operation });
    const from = cameFrom(new URL(request.url).searchParams);
    return redirectSaying(todoPath(id, from), {
      text: `Saved “${edited.title}”.`,
      undo: edited.operation,
    });
  });
}

export default EditTask;
