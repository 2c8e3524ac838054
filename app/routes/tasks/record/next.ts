import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { textOf } from "#app/forms/read-form.ts";
import { safeNext } from "#app/refusals.ts";
import { activityParties } from "#domain/activity/activity.ts";
import { pick } from "#domain/pick.ts";

/** Adds a task as the next step after a completed one, about the same records. */
const route = recordActionRoute({
  page: (id) => href("/tasks/:id", { id: String(id) }),
  async run({ api, id, form, operation, back }) {
    const parties = pick(await api.todo.byId({ id }), activityParties);
    const made = await api.todo.create({
      title: textOf(form, "title"),
      dueDate: textOf(form, "due") || textOf(form, "day") || null,
      ...parties,
      operation,
    });
    return {
      to: safeNext(textOf(form, "to"), back),
      text: `Added next step “${made.title}”.`,
      undo: made.operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
