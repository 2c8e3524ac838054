import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/restore.ts";

export function loader() {
  return redirect(href("/trash"));
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const done = await api.deal.restore({ id, operation });
    return redirectSaying(`${href("/trash")}?kind=deals`, {
      text: `Restored ${done.title}.`,
      undo: done.operation,
    });
  });
}
