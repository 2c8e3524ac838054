import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";

/** Deletes a category; its tasks remain, without one. */
const route = recordActionRoute({
  page: () => href("/settings/categories"),
  async run({ api, id, operation }) {
    const deleted = await api.category.delete({ id, operation });
    return {
      to: href("/settings/categories"),
      text: `Deleted “${deleted.name}”.`,
      undo: deleted.operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
