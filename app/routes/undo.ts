import { href, redirect } from "react-router";
import { isRedo } from "#app/components/history/is-redo.ts";
import { undoneMessage } from "#app/components/history/undone-message.ts";
import { type PageContext, pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { backFrom } from "#app/forms/back.ts";
import { runButtonAction } from "#app/forms/button-action.ts";
import { textOf } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";
import { keptMessage } from "#domain/operation/change.ts";
import type { Route } from "./+types/undo";

/** The most calls of one form without JavaScript: a Worker may run 1,000 D1 statements. */
const mostCalls = 6;

export function loader() {
  return redirect(href("/contacts"));
}

/**
 * Undoes an operation and returns to the page with the button; an operation on many records is
 * continued on its own page.
 */
export function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const { api } = context.get(pageContext);
  return runButtonAction(request, async (formKey, form) => {
    const operation = textOf(form, "operation");
    const key = form.has("undo") ? textOf(form, "undo") : formKey;
    const to = safeNext(form.get("to"), backFrom(request));
    const undone = await undoUpTo(form.has("most") ? mostCalls : 1, api, { operation, key });
    if (!undone.done) {
      const query = new URLSearchParams({ continue: "", to });
      return redirect(`${href("/activity/:operation", { operation })}?${query}`);
    }
    const before = await api.change.operation({ operation, limit: 1 });
    return redirectSaying(to, {
      text: `${undoneMessage(before)} ${keptMessage(undone.kept)}`.trim(),
      undo: undone.operation,
      offersRedo: !isRedo(before),
    });
  });
}

type Undo = PageContext["api"]["change"]["undo"];

async function undoUpTo(calls: number, api: PageContext["api"], undo: Parameters<Undo>[0]) {
  let undone = await api.change.undo(undo);
  for (let left = calls - 1; left > 0 && !undone.done; left -= 1) {
    undone = await api.change.undo({ ...undo, key: undone.operation });
  }
  return undone;
}
