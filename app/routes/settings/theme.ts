import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import type { Theme } from "#domain/account/settings.ts";

/** Sets the theme alone, and stays on the page where the button was. */
const route = actionRoute({
  page: href("/settings"),
  async run({ api, operation: key, form }) {
    // The procedure refuses an unknown theme.
    const theme = textOf(form, "theme") as Theme;
    const { operation } = await api.settings.update({ settings: { theme }, operation: key });
    return { text: "Theme updated.", undo: operation };
  },
});

export const loader = route.loader;
export const action = route.action;
