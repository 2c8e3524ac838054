import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { routeId } from "#app/route-id.ts";
import type { Route } from "./+types/delete";

export function loader() {
  return redirect(href("/companies"));
}

/** Deletes a company; its people stay, without one. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return attempt(request, async (operation) => {
    const { name, people, operation: undo } = await api.company.delete({ id, operation });
    const staying = people === 1 ? "One contact stays" : `${people} contacts stay`;
    const text = people > 0 ? `Deleted ${name}. ${staying}, with no company.` : `Deleted ${name}.`;
    return redirectSaying(href("/companies"), { text, undo });
  });
}
