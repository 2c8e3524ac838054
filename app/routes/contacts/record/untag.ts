import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { numberOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/untag";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/contacts/:id", { id: String(routeId(params.id)) }));
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const contactId = routeId(params.id);
  return attempt(request, async (operation, form) => {
    const tagId = numberOf(form, "tagId");
    const done = await api.contact.removeTag({ contactId, tagId, operation });
    const back = backFrom(request, href("/contacts/:id", { id: params.id }));
    return redirectSaying(back, { text: "Untagged.", undo: done.operation });
  });
}
