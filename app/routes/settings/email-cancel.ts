import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Keeps the present address of the account. */
const route = actionRoute({
  page: href("/settings/email"),
  async run({ account }) {
    await account.email.cancel();
    return { to: href("/settings/email"), text: "Your email stays as it is." };
  },
});

export const loader = route.loader;
export const action = route.action;
