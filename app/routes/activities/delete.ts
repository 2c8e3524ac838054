import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";
import { activityName } from "#domain/activity/activity.ts";

/** Moves an activity to Trash, and stays on the page of its record. */
const route = recordActionRoute({
  page: (id) => href("/activities/:id", { id: String(id) }),
  amongMany: true,
  async run({ api, id, form, operation, back }) {
    const deleted = await api.activity.delete({ id, operation });
    return {
      to: safeNext(textOf(form, "to"), back),
      text: `Deleted “${activityName(deleted)}”.`,
      undo: deleted.operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
