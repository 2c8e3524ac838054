import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { textOf } from "#app/forms/read-form.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/tag";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/contacts/:id", { id: String(routeId(params.id)) }));
}

/** Gives a contact a tag by its name; where there is none of that name, it is made. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const contactId = routeId(params.id);
  return attempt(request, async (operation, form) => {
    const name = textOf(form, "name");
    const color = textOf(form, "color") || undefined;
    const done = await api.contact.tagByName({ contactId, name, color, operation });
    const back = backFrom(request, href("/contacts/:id", { id: params.id }));
    return redirectSaying(back, { text: `Tagged ${name.trim()}.`, undo: done.operation });
  });
}
