import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Resets the sources to the default list. */
const route = actionRoute({
  page: href("/settings/sources"),
  async run({ api, operation: key }) {
    const settings = { sources: null };
    const { operation } = await api.settings.update({ settings, operation: key });
    return {
      text: "Sources reset to default.",
      undo: operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
