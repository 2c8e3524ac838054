import { href } from "react-router";
import { completedParam } from "#app/components/timeline/timeline-query.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { completedMessage } from "./completed-message.ts";

/** Completes a task, and stays on the page where the button was. */
const route = recordActionRoute({
  page: () => href("/tasks"),
  amongMany: true,
  async run({ api, id, form, operation, back }) {
    const done = await api.todo.complete({ id, operation });
    return {
      to: form.has("ask") ? `${href("/today")}?${completedParam}=${id}` : back,
      text: completedMessage(done),
      undo: done.operation,
      undoTo: back,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
