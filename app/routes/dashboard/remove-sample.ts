import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { sampleRemovedMessage } from "#domain/sample-message.ts";
import type { Route } from "./+types/remove-sample";

export function loader() {
  return redirect(href("/dashboard"));
}

export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return attempt(request, async (operation) => {
    const { operation: undo, kept } = await api.sample.remove({ operation });
    return redirectSaying(href("/dashboard"), { text: sampleRemovedMessage(kept), undo });
  });
}
