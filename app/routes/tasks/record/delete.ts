import { href } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { listPath } from "../list/came-from.ts";

/** Moves a task to Trash, and returns to the list that its page was opened from. */
const route = recordActionRoute({
  page: () => href("/tasks"),
  async run({ api, id, operation, request, back }) {
    const done = await api.todo.delete({ id, operation });
    const { searchParams } = new URL(back, request.url);
    return {
      to: listPath(cameFrom(searchParams)),
      text: `Deleted “${done.title}”.`,
      undo: done.operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
