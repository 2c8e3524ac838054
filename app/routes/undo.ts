import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";

/** Takes an operation back and returns to where the button was. */
const route = actionRoute({
  page: href("/contacts"),
  async run({ api, operation: key, form, back }) {
    const undone = await api.change.undo({ operation: textOf(form, "operation"), key });
    const to = safeNext(form.get("to"), back);
    return { to, text: "Taken back.", undo: undone.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
