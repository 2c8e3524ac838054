import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Sends the links again that confirm an address. */
const route = actionRoute({
  page: href("/settings/email"),
  async run({ account }) {
    await account.email.sendLinks();
    return { to: href("/settings/email"), text: "Sent. Earlier links no longer work." };
  },
});

export const loader = route.loader;
export const action = route.action;
