import { href, redirect } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { routeId } from "#app/route-id.ts";
import { displayName } from "#domain/contact/contact.ts";
import { listPath } from "../list/came-from.ts";
import type { Route } from "./+types/delete";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/contacts/:id", { id: String(routeId(params.id)) }));
}

/** Moves a contact to Trash, and goes on to the list that its page was opened from. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const deleted = await api.contact.delete({ id, operation });
    const page = new URL(backFrom(request), request.url);
    return redirectSaying(listPath(cameFrom(page.searchParams)), {
      text: `Deleted ${displayName(deleted)}.`,
      undo: deleted.operation,
    });
  });
}
