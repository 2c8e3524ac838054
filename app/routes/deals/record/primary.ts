import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { numberOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/primary";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/deals/:id", { id: String(routeId(params.id)) }));
}

/** Makes one of the people of a deal its first contact; the first one until then stays as a further one. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation, form) => {
    const contactId = numberOf(form, "contactId");
    const done = await api.deal.update({ id, deal: { contactId }, operation });
    return redirectSaying(backFrom(request, href("/deals/:id", { id: params.id })), {
      text: "Changed the first contact.",
      undo: done.operation,
    });
  });
}
