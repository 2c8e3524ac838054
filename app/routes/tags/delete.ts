import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/delete";

export function loader() {
  return redirect(href("/tags"));
}

/** Deletes a tag; the contacts that had it stay. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const deleted = await api.tag.delete({ id, operation });
    return redirectSaying(href("/tags"), {
      text: `Deleted ${deleted.name}.`,
      undo: deleted.operation,
    });
  });
}
