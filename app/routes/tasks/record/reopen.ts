import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";

/** Makes a completed or archived task one to do again, and stays on the page with the button. */
const route = recordActionRoute({
  page: () => href("/tasks"),
  amongMany: true,
  async run({ api, id, operation }) {
    const done = await api.todo.reopen({ id, operation });
    return { text: `Reopened “${done.title}”.`, undo: done.operation };
  },
});

export const loader = route.loader;
export const action = route.action;
