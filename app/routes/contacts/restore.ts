import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { routeId } from "#app/route-id.ts";
import { displayName } from "#domain/contact.ts";
import type { Route } from "./+types/restore.ts";

export function loader() {
  return redirect(href("/trash"));
}

/** Brings a contact back from Trash. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const restored = await api.contact.restore({ id, operation });
    return redirectSaying(href("/trash"), {
      text: `Restored ${displayName(restored)}.`,
      undo: restored.operation,
    });
  });
}
