import { href } from "react-router";
import { providerIn } from "#app/components/provider.server.ts";
import { actionRoute } from "#app/forms/action-route.ts";
import { providerNames } from "#domain/account/provider.ts";

/** Unlinks a provider. */
const route = actionRoute({
  page: href("/settings/providers"),
  async run({ account, form }) {
    const provider = providerIn({ provider: String(form.get("provider")) });
    await account.provider.unlink({ provider });
    return { to: href("/settings/providers"), text: `Unlinked ${providerNames[provider]}.` };
  },
});

export const loader = route.loader;
export const action = route.action;
