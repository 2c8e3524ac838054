import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { textOf } from "#app/forms/read-form.ts";
import type { Route } from "./+types/stage-order";

export function loader() {
  return redirect(href("/settings/pipelines"));
}

/** Puts the stages of a pipeline in the order that `ids` names, comma-separated. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return attempt(request, async (operation, form) => {
    const ids = textOf(form, "ids").split(",").map(Number);
    const moved = await api.stage.reorder({ ids, operation });
    return redirectSaying(href("/settings/pipelines"), {
      text: "Moved the stage.",
      undo: moved.operation,
    });
  });
}
