import { href } from "react-router";
import { actionRoute } from "#app/forms/action-route.ts";

/** Removes the password, so that only passkeys and providers sign in. */
const route = actionRoute({
  page: href("/settings/passkeys"),
  async run({ account }) {
    await account.passkey.removePassword();
    return { to: href("/settings/passkeys"), text: "Removed your password." };
  },
});

export const loader = route.loader;
export const action = route.action;
