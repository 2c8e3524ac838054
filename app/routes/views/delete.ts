import { href } from "react-router";
import { wholePath } from "#app/components/views/list-views.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";

/** Deletes a view; its records remain. */
const route = recordActionRoute({
  page: (id) => href("/views/:id", { id: String(id) }),
  async run({ api, id, operation }) {
    const deleted = await api.view.delete({ id, operation });
    return {
      to: wholePath(deleted.list),
      text: `Deleted “${deleted.name}”.`,
      undo: deleted.operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
