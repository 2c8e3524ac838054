import { href } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { listOrBoardPath } from "../list/came-from.ts";

/**
 * Moves a deal to Trash, and returns to the list that its page was opened from, or to the board.
 */
const route = recordActionRoute({
  page: () => href("/deals"),
  async run({ api, id, operation, request, back }) {
    const done = await api.deal.delete({ id, operation });
    const { searchParams } = new URL(back, request.url);
    return {
      to: listOrBoardPath(cameFrom(searchParams)),
      text: `Deleted “${done.title}”.`,
      undo: done.operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
