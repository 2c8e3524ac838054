import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/delete.ts";

export function loader() {
  return redirect(href("/deals"));
}

export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const done = await api.deal.delete({ id, operation });
    return redirectSaying(href("/deals"), { text: `Deleted ${done.title}.`, undo: done.operation });
  });
}
