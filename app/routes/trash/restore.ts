import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { backFrom } from "#app/forms/back.ts";
import { textOf } from "#app/forms/read-form.ts";
import { trashCount } from "#domain/trash.ts";
import { kindNamed, trashPath } from "./query.ts";

/** Restores the selected records, and stays on the page where they were selected. */
const route = actionRoute({
  page: href("/trash"),
  async run({ api, operation, form, request }) {
    const kind = kindNamed(textOf(form, "kind")) ?? "contact";
    const ids = form.getAll("id").map(Number);
    const restored = await api.trash.restore({ kind, ids, operation });
    const what = ids.length === 1 ? `“${restored.name}”` : trashCount(kind, ids.length);
    const to = backFrom(request, trashPath(kind));
    return { to, text: `Restored ${what}.`, undo: restored.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
