import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";

/** Puts the pipelines in the order that `ids` names, comma-separated. */
const route = actionRoute({
  page: href("/settings/pipelines"),
  async run({ api, operation, form }) {
    const ids = textOf(form, "ids").split(",").map(Number);
    const moved = await api.pipeline.reorder({ ids, operation });
    return { to: href("/settings/pipelines"), text: "Pipeline moved.", undo: moved.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
