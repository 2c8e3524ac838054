import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";

/** Puts the stages of a pipeline in the order that `ids` names, comma-separated. */
const route = actionRoute({
  page: href("/settings/pipelines"),
  async run({ api, operation, form }) {
    const ids = textOf(form, "ids").split(",").map(Number);
    const moved = await api.stage.reorder({ ids, operation });
    return { to: href("/settings/pipelines"), text: "Stage moved.", undo: moved.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
