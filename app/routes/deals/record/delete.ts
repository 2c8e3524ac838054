import { href, redirect } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { routeId } from "#app/route-id.ts";
import { placePath } from "../list/came-from.ts";
import type { Route } from "./+types/delete";

export function loader() {
  return redirect(href("/deals"));
}

/** Moves a deal to Trash, and goes on to the list that its page was opened from, or to the board. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const done = await api.deal.delete({ id, operation });
    const page = new URL(backFrom(request), request.url);
    return redirectSaying(placePath(cameFrom(page.searchParams)), {
      text: `Deleted ${done.title}.`,
      undo: done.operation,
    });
  });
}
