import { href } from "react-router";
import { isRedo, undoneMessage } from "#app/components/history/undone-message.ts";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";

/** Undoes an operation and returns to the page with the button. */
const route = actionRoute({
  page: href("/contacts"),
  async run({ api, operation: key, form, back }) {
    const operation = textOf(form, "operation");
    const undone = await api.change.undo({ operation, key });
    const before = await api.change.operation({ operation, limit: 1 });
    const to = safeNext(form.get("to"), back);
    return {
      to,
      text: undoneMessage(before),
      undo: undone.operation,
      offersRedo: !isRedo(before),
    };
  },
});

export const loader = route.loader;
export const action = route.action;
