import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { textOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import { viewListLabels } from "#domain/view.ts";
import type { Route } from "./+types/default";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/views/:id", { id: String(routeId(params.id)) }));
}

/** Lets a list open with a view, or with the whole of it again. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation, form) => {
    const isDefault = textOf(form, "default") === "1";
    const { name, list, operation: undo } = await api.view.setDefault({ id, isDefault, operation });
    const what = isDefault ? name : "the whole list";
    const text = `${viewListLabels[list]} opens with ${what} from now on.`;
    return redirectSaying(href("/views/:id", { id: String(id) }), { text, undo });
  });
}
