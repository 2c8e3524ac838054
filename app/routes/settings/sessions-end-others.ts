import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Signs all devices out but the one that asks. */
const route = actionRoute({
  page: href("/settings/sessions"),
  async run({ account }) {
    await account.session.endOthers();
    return { to: href("/settings/sessions"), text: "Signed all other devices out." };
  },
});

export const loader = route.loader;
export const action = route.action;
