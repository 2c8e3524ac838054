import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import type { Theme } from "#domain/account/settings.ts";

/** Changes the theme alone, and stays on the page from which it was asked. */
const route = actionRoute({
  page: href("/settings"),
  async run({ api, operation: key, form }) {
    // What is no theme the procedure refuses.
    const theme = textOf(form, "theme") as Theme;
    const { operation } = await api.settings.update({ settings: { theme }, operation: key });
    return { text: "Changed the theme.", undo: operation };
  },
});

export const loader = route.loader;
export const action = route.action;
