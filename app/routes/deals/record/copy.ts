import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/copy";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/deals/:id", { id: String(routeId(params.id)) }));
}

/** Copies a deal and opens the copy; undone, it leads back to the one that was copied. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const copy = await api.deal.duplicate({ id, operation });
    return redirectSaying(href("/deals/:id", { id: String(copy.id) }), {
      text: "This is the copy.",
      undo: copy.operation,
      undoTo: href("/deals/:id", { id: params.id }),
    });
  });
}
