import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attemptAmongMany } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { numberOf, textOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/place.ts";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/deals/:id", { id: params.id }));
}

/** Puts a card where it was dropped; a refusal is said on the board, where it stands as it stood. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attemptAmongMany(request, async (operation, form) => {
    const moved = await api.deal.move({
      id,
      stageId: numberOf(form, "stageId"),
      afterId: textOf(form, "afterId") === "" ? null : numberOf(form, "afterId"),
      closedDate: textOf(form, "closedDate") || undefined,
      lostReason: textOf(form, "lostReason") || undefined,
      operation,
    });
    return redirectSaying(backFrom(request, href("/deals")), {
      text: `Moved ${moved.title}.`,
      undo: moved.operation,
    });
  });
}
