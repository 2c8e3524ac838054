import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { numberOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/tag.ts";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/contacts/:id", { id: params.id }));
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const contactId = routeId(params.id);
  return attempt(request, async (operation, form) => {
    const tagId = numberOf(form, "tagId");
    const done = await api.contact.addTag({ contactId, tagId, operation });
    return redirectSaying(href("/contacts/:id", { id: params.id }), {
      text: "Tagged.",
      undo: done.operation,
    });
  });
}
