import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";

/** Deletes a tag; its contacts remain. */
const route = recordActionRoute({
  page: () => href("/tags"),
  async run({ api, id, operation }) {
    const deleted = await api.tag.delete({ id, operation });
    return { to: href("/tags"), text: `Deleted “${deleted.name}”.`, undo: deleted.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
