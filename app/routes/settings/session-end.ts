import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";

/** Signs another device out. */
const route = recordActionRoute({
  page: () => href("/settings/sessions"),
  async run({ account, id }) {
    await account.session.end({ id });
    return { to: href("/settings/sessions"), text: "Signed the device out." };
  },
});

export const loader = route.loader;
export const action = route.action;
