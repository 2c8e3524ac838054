import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { numberOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/move.ts";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/deals/:id", { id: params.id }));
}

/** Moves a deal to the top of another stage, and stays on the page where the button was. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation, form) => {
    const stageId = numberOf(form, "stageId");
    const moved = await api.deal.move({ id, stageId, afterId: null, operation });
    return redirectSaying(backFrom(request, href("/deals")), {
      text: `Moved ${moved.title}.`,
      undo: moved.operation,
    });
  });
}
