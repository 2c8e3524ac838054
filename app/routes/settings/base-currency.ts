import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { textOf } from "#app/forms/read-form.ts";
import type { Route } from "./+types/base-currency";

export function loader() {
  return redirect(href("/settings/currencies"));
}

/** Chooses what totals are also told in; what is no currency the procedure refuses. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return attempt(request, async (key, form) => {
    const baseCurrency = textOf(form, "baseCurrency") || null;
    const { operation } = await api.settings.update({ settings: { baseCurrency }, operation: key });
    return redirectSaying(href("/settings/currencies"), {
      text: baseCurrency
        ? `Totals are also told in ${baseCurrency}.`
        : "Totals are told in their own currencies only.",
      undo: operation,
    });
  });
}
