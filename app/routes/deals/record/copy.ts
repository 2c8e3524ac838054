import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";

/** Duplicates a deal and opens the copy; undo leads back to the original. */
const route = recordActionRoute({
  page: (id) => href("/deals/:id", { id: String(id) }),
  async run({ api, id, operation }) {
    const copy = await api.deal.duplicate({ id, operation });
    return {
      to: href("/deals/:id", { id: String(copy.id) }),
      text: `Duplicated. You're viewing “${copy.title}”.`,
      undo: copy.operation,
      undoTo: href("/deals/:id", { id: String(id) }),
    };
  },
});

export const loader = route.loader;
export const action = route.action;
