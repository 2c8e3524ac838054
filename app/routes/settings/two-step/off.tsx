import { href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { twoStepPasswordForm } from "#domain/account/two-step-input.ts";
import { carryCookies } from "../../../forms/auth-answer.ts";
import type { Route } from "./+types/off";
import { PasswordForm } from "./password-form.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Switch off two-step sign-in · Kith" }];

/** Whether there is a password to ask for. */
export async function loader({ context }: Route.LoaderArgs) {
  const { hasPassword } = await context.get(pageContext).account.waysIn();
  return { hasPassword };
}

export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  return submit(request, twoStepPasswordForm, async ({ currentPassword }) =>
    carryCookies(
      await authenticate("two-factor/disable", { password: currentPassword }),
      await redirectSaying(href("/settings/two-step"), { text: "Switched off two-step sign-in." }),
    ),
  );
}

export default function SwitchOff({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <div className="narrow">
      <PageHeader title="Switch off two-step sign-in" />
      <PasswordForm answer={actionData} {...loaderData} button="Switch off" danger>
        <p>You'll sign in without a code. The codes in your app stop working.</p>
      </PasswordForm>
    </div>
  );
}
