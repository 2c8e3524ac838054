import { href } from "react-router";
import { recordActionRoute } from "#app/forms/action-route.ts";

/** Removes a passkey. */
const route = recordActionRoute({
  page: () => href("/settings/passkeys"),
  async run({ account, id }) {
    await account.passkey.remove({ id });
    return { to: href("/settings/passkeys"), text: "Removed the passkey." };
  },
});

export const loader = route.loader;
export const action = route.action;
