import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attemptAmongMany } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/complete";

export function loader() {
  return redirect(href("/deals"));
}

/** Completes a task, and stays on the page where the button was. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attemptAmongMany(request, async (operation) => {
    const done = await api.todo.complete({ id, operation });
    return redirectSaying(backFrom(request, href("/deals")), {
      text: `Completed ${done.title}.`,
      undo: done.operation,
    });
  });
}
