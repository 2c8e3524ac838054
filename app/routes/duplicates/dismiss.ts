import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { safeNext } from "#app/refusals.ts";
import type { Route } from "./+types/dismiss";

export function loader() {
  return redirect(href("/duplicates"));
}

/** Remembers of contacts that they are not the same person. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return attempt(request, async (key, form) => {
    const ids = form.getAll("id").map(Number);
    const { operation } = await api.duplicate.dismiss({ ids, operation: key });
    const to = safeNext(form.get("to"), backFrom(request, href("/duplicates")));
    return redirectSaying(to, {
      text: "They are not told as duplicates any more.",
      undo: operation,
    });
  });
}
