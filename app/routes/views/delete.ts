import { href, redirect } from "react-router";
import { wholePath } from "#app/components/views/list-views.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/delete";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/views/:id", { id: String(routeId(params.id)) }));
}

/** Deletes a view; what it shows stays. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const deleted = await api.view.delete({ id, operation });
    return redirectSaying(wholePath(deleted.list), {
      text: `Deleted the view ${deleted.name}.`,
      undo: deleted.operation,
    });
  });
}
