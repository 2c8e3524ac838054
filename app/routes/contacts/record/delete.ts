import { href } from "react-router";
import { cameFrom } from "#app/components/came-from.ts";
import { recordActionRoute } from "#app/forms/action-route.ts";
import { displayName } from "#domain/contact/contact.ts";
import { listPath } from "../list/came-from.ts";

/** Moves a contact to Trash, and returns to the list that its page was opened from. */
const route = recordActionRoute({
  page: (id) => href("/contacts/:id", { id: String(id) }),
  async run({ api, id, operation, request, back }) {
    const deleted = await api.contact.delete({ id, operation });
    const { searchParams } = new URL(back, request.url);
    return {
      to: listPath(cameFrom(searchParams)),
      text: `Deleted “${displayName(deleted)}”.`,
      undo: deleted.operation,
    };
  },
});

export const loader = route.loader;
export const action = route.action;
