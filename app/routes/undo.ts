import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { textOf } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";
import type { Route } from "./+types/undo";

export function loader() {
  return redirect(href("/contacts"));
}

/** Takes an operation back and returns to where the button was. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return attempt(request, async (key, form) => {
    const undone = await api.change.undo({ operation: textOf(form, "operation"), key });
    const to = safeNext(form.get("to"), backFrom(request));
    return redirectSaying(to, { text: "Taken back.", undo: undone.operation });
  });
}
