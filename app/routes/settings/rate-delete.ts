import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { routeId } from "#app/route-id.ts";
import { rateName } from "#domain/money/rate.ts";
import type { Route } from "./+types/rate-delete";

export function loader() {
  return redirect(href("/settings/currencies"));
}

/** Deletes a rate, and stays on the page from which it was asked. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const deleted = await api.rate.delete({ id, operation });
    return redirectSaying(backFrom(request, href("/settings/currencies")), {
      text: `Deleted the rate of ${rateName(deleted)}.`,
      undo: deleted.operation,
    });
  });
}
