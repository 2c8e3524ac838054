import { href } from "react-router";
import { listPaths } from "#app/components/views/list-views.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import { viewListLabels } from "#domain/view.ts";

/** Sets a view as the default of its list, which then opens with it, or unsets it. */
const route = recordActionRoute({
  page: (id) => href("/views/:id", { id: String(id) }),
  async run({ api, id, operation, form }) {
    const isDefault = textOf(form, "default") === "1";
    const { name, list, operation: undo } = await api.view.setDefault({ id, isDefault, operation });
    const view = isDefault ? name : `All ${viewListLabels[list].toLowerCase()}`;
    const text = `“${view}” is now the default view.`;
    return { to: listPaths[list], text, undo };
  },
});

export const loader = route.loader;
export const action = route.action;
