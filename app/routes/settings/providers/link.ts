import { href, redirect } from "react-router";
import { leadTo, providerIn } from "#app/components/provider.server.ts";
import { pageContext } from "#app/context.ts";
import { runButtonAction } from "#app/forms/button-action.ts";
import type { Route } from "./+types/link";

export function loader() {
  return redirect(href("/settings/providers"));
}

/** Leads to a provider, whose account then signs in to this one. */
export function action({ request, context }: Route.ActionArgs) {
  const { account, authenticate } = context.get(pageContext);
  return runButtonAction(request, async (_operation, form) => {
    const provider = providerIn({ provider: String(form.get("provider")) });
    await account.passkey.mayAdd();
    return leadTo(await authenticate("link-social", { provider }));
  });
}
