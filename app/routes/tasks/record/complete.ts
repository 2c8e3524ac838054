import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { completedMessage } from "./completed-message.ts";

/** Completes a task, and stays on the page where the button was. */
const route = recordActionRoute({
  page: () => href("/tasks"),
  amongMany: true,
  async run({ api, id, operation }) {
    const done = await api.todo.complete({ id, operation });
    return { text: completedMessage(done), undo: done.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
