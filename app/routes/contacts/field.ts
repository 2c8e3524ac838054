import { href, redirect, replace } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { submit } from "#app/forms/submit.ts";
import { orUnanswered } from "#app/forms/unanswered.ts";
import { routeId } from "#app/route-id.ts";
import { groupNoun } from "#domain/contact-group.ts";
import { editedGroup } from "#domain/contact-group-input.ts";
import type { Route } from "./+types/field.ts";

export function loader({ params }: Route.LoaderArgs) {
  return redirect(href("/contacts/:id", { id: params.id }));
}

/** Changes what stands in one place of a contact's page, and nothing else. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  const id = routeId(params.id);
  return submit(request, editedGroup, async ({ group, contact, version }, operation) => {
    const edited = await api.contact.update({ id, contact, version, operation });
    const text = `Changed the ${groupNoun(group)}.`;
    const back = backFrom(request, href("/contacts/:id", { id: params.id }));
    return redirectSaying(back, { text, undo: edited.operation }, replace);
  });
}

export function clientAction({ serverAction }: Route.ClientActionArgs) {
  return orUnanswered(serverAction);
}
