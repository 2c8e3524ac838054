import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Resets the lost reasons to the default list. */
const route = actionRoute({
  page: href("/settings/lost-reasons"),
  async run({ api, operation: key }) {
    const settings = { lostReasons: null };
    const { operation } = await api.settings.update({ settings, operation: key });
    return {
      text: "Lost reasons reset to default.",
      undo: operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
