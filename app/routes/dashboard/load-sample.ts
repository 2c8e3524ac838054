import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import type { Route } from "./+types/load-sample";

export function loader() {
  return redirect(href("/dashboard"));
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return attempt(request, async (operation) => {
    const { operation: undo } = await api.sample.load({ operation });
    return redirectSaying(href("/dashboard"), { text: "Loaded the sample data.", undo });
  });
}
