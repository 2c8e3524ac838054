import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { safeNext } from "#app/refusals.ts";

/** Marks contacts as not duplicates. */
const route = actionRoute({
  page: href("/duplicates"),
  async run({ api, operation: key, form, back }) {
    const ids = form.getAll("id").map(Number);
    const { operation } = await api.duplicate.dismiss({ ids, operation: key });
    const to = safeNext(form.get("to"), back);
    return { to, text: "Marked as not duplicates.", undo: operation };
  },
});

export const loader = route.loader;
export const action = route.action;
