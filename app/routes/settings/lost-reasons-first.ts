import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import type { Route } from "./+types/lost-reasons-first";

export function loader() {
  return redirect(href("/settings/lost-reasons"));
}

/** Goes back to the reasons for a loss that each workspace starts with. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return attempt(request, async (key) => {
    const { operation } = await api.settings.update({
      settings: { lostReasons: null },
      operation: key,
    });
    return redirectSaying(href("/settings/lost-reasons"), {
      text: "The reasons for a loss are those that each workspace starts with.",
      undo: operation,
    });
  });
}
