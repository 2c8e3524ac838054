import { href } from "react-router";
import { viewPath } from "#app/components/views/list-views.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { numberOf, textOf } from "#app/forms/read-form.ts";

/** Updates a view to the list's present filters, sort and columns. */
const route = recordActionRoute({
  page: (id) => href("/views/:id", { id: String(id) }),
  async run({ api, id, operation, form }) {
    const view = { query: textOf(form, "query") };
    const version = numberOf(form, "version");
    const saved = await api.view.update({ id, view, version, operation });
    const text = `Saved “${saved.name}”.`;
    return { to: viewPath(saved), text, undo: saved.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
