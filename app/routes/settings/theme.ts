import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { textOf } from "#app/forms/read-form.ts";
import type { Theme } from "#domain/account/settings.ts";
import type { Route } from "./+types/theme";

export function loader() {
  return redirect(href("/settings"));
}

/** Changes the theme alone, and stays on the page from which it was asked. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return attempt(request, async (key, form) => {
    // What is no theme the procedure refuses.
    const theme = textOf(form, "theme") as Theme;
    const { operation } = await api.settings.update({ settings: { theme }, operation: key });
    return redirectSaying(backFrom(request, href("/settings")), {
      text: "Changed the theme.",
      undo: operation,
    });
  });
}
