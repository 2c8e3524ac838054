import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { rateName } from "#domain/money/rate.ts";

/** Deletes a rate, and stays on the page where the button was. */
const route = recordActionRoute({
  page: () => href("/settings/currencies"),
  async run({ api, id, operation }) {
    const deleted = await api.rate.delete({ id, operation });
    return { text: `Rate deleted: ${rateName(deleted)}.`, undo: deleted.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
