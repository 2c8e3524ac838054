import { href, redirect, replace } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { submit } from "#app/forms/submit.ts";
import { orUnanswered } from "#app/forms/unanswered.ts";
import { routeId } from "#app/route-id.ts";
import { dealGroupNouns } from "#domain/deal-group.ts";
import { editedDealGroup } from "#domain/deal-input.ts";
import type { Route } from "./+types/field.ts";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/deals/:id", { id: params.id }));
}

/** Changes what stands in one place of a deal's page, and nothing else. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, editedDealGroup, async ({ group, deal, version }, operation) => {
    const edited = await api.deal.update({ id, deal, version, operation });
    const text = `Changed the ${dealGroupNouns[group]}.`;
    const back = backFrom(request, href("/deals/:id", { id: params.id }));
    return redirectSaying(back, { text, undo: edited.operation }, replace);
  });
}

export function clientAction({ serverAction }: Route.ClientActionArgs) {
  return orUnanswered(serverAction);
}
