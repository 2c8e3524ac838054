import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";

/** Takes an invitation back. */
const route = recordActionRoute({
  page: () => href("/settings/invitations"),
  async run({ account, id }) {
    await account.invitation.remove({ id });
    return { to: href("/settings/invitations"), text: "Removed the invitation." };
  },
});

export const loader = route.loader;
export const action = route.action;
