import { href, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { attempt } from "#app/forms/attempt.ts";
import { backFrom } from "#app/forms/back.ts";
import { textOf } from "#app/forms/read-form.ts";
import { trashCount } from "#domain/trash.ts";
import type { Route } from "./+types/restore";
import { kindNamed, trashPath } from "./kinds.ts";

export function loader() {
  return redirect(href("/trash"));
}

/** Brings what is chosen back from Trash, and stays on the page it was chosen on. */
export function action({ request, context }: Route.ActionArgs) {
  const { api } = context.get(pageContext);
  return attempt(request, async (operation, form) => {
    const kind = kindNamed(textOf(form, "kind")) ?? "contact";
    const ids = form.getAll("id").map(Number);
    const back = backFrom(request, trashPath(kind));
    const restored = await api.trash.restore({ kind, ids, operation });
    const what = ids.length === 1 ? restored.name : trashCount(kind, ids.length);
    return redirectSaying(back, { text: `Restored ${what}.`, undo: restored.operation });
  });
}
