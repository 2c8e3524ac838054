import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { readPostedForm } from "#app/forms/read-form.ts";
import { submitForm } from "#app/forms/submit.ts";
import { usedPasskeyForm } from "#domain/account/passkey-input.ts";
import type { Route } from "./+types/passkey";
import { goOnFrom, keptIn, nextOf } from "./after-sign-in.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign in · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const providers = await context.get(pageContext).account.provider.offered();
  return { providers, next: nextOf(request) };
}

/** Signs in by what a device has answered for a passkey. */
export async function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  const form = await readPostedForm(request);
  return submitForm(request, form, usedPasskeyForm, async ({ credential }) =>
    goOnFrom(
      request,
      form,
      await authenticate("passkey/verify-authentication", { response: credential }),
    ),
  );
}

export default function PasskeySignIn({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <SignInForm
      answer={actionData}
      action={href("/sign-in")}
      kept={keptIn(actionData)}
      {...loaderData}
    />
  );
}
