import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Goes back to the reasons for a loss that each workspace starts with. */
const route = actionRoute({
  page: href("/settings/lost-reasons"),
  async run({ api, operation: key }) {
    const settings = { lostReasons: null };
    const { operation } = await api.settings.update({ settings, operation: key });
    return {
      text: "The reasons for a loss are those that each workspace starts with.",
      undo: operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
