import { href, redirect } from "react-router";
import { viewPath } from "#app/components/views/list-views.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { numberOf, textOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/query";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/views/:id", { id: String(routeId(params.id)) }));
}

/** Has a view keep the list as it is now. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation, form) => {
    const view = { query: textOf(form, "query") };
    const version = numberOf(form, "version");
    const saved = await api.view.update({ id, view, version, operation });
    return redirectSaying(viewPath(saved), {
      text: `Saved the changes to ${saved.name}.`,
      undo: saved.operation,
    });
  });
}
