import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import type { HiddenKind } from "#domain/today/today.ts";

/** Hides a deal or contact from a group of Today for some time. */
const route = actionRoute({
  page: href("/today"),
  async run({ api, form, operation }) {
    const { operation: undo } = await api.today.hide({
      // Any other text is refused.
      group: textOf(form, "group") as HiddenKind,
      id: Number(textOf(form, "id")),
      operation,
    });
    return { text: `Hid “${textOf(form, "name")}” from Today.`, undo };
  },
});

export const loader = route.loader;
export const action = route.action;
