import { href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { twoStepPasswordMessage } from "#domain/account/two-step.ts";
import { twoStepPasswordForm } from "#domain/account/two-step-input.ts";
import { carryCookies } from "../../../forms/auth-answer.ts";
import type { Route } from "./+types/show";
import { PasswordForm } from "./password-form.tsx";
import "../settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Two-step sign-in · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { account } = context.get(pageContext);
  const [twoStep, { hasPassword }] = await Promise.all([account.twoStep.read(), account.waysIn()]);
  return { ...twoStep, hasPassword };
}

/** Makes a secret, which the next page shows. */
export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  return submit(request, twoStepPasswordForm, async ({ currentPassword }) =>
    carryCookies(
      await authenticate("two-factor/enable", { password: currentPassword }),
      redirect(href("/settings/two-step/set-up")),
    ),
  );
}

export default function TwoStep({ loaderData, actionData }: Route.ComponentProps) {
  const { isOn, codesLeft, hasPassword } = loaderData;
  if (!hasPassword && !isOn) {
    return (
      <div className="narrow">
        <PageHeader title="Two-step sign-in" />
        <p>
          {twoStepPasswordMessage} Passkeys take two steps already: your device, and your PIN or
          finger. If you sign in by an account elsewhere, switch on two steps there.
        </p>
      </div>
    );
  }
  return (
    <div className="narrow settings">
      <PageHeader title="Two-step sign-in" />
      {isOn ? (
        <On codesLeft={codesLeft} />
      ) : (
        <PasswordForm answer={actionData} hasPassword button="Set up" back={href("/settings")}>
          <p>
            Off. Once it's on, however you sign in, except by a passkey, you also enter a code from
            an app on your phone, such as Google Authenticator, 1Password or Aegis.
          </p>
        </PasswordForm>
      )}
    </div>
  );
}

function On({ codesLeft }: { codesLeft: number }) {
  return (
    <section className="card form" aria-label="Switched on">
      <p>On. However you sign in, except by a passkey, you also enter a code from your app.</p>
      <p>
        {codesLeft === 1 ? "1 recovery code is" : `${codesLeft} recovery codes are`} unused. Each of
        them signs you in once if your phone is lost.
      </p>
      <div className="form-actions">
        <Link className="button" to={href("/settings/two-step/codes")}>
          Get new recovery codes
        </Link>
        <Link className="button" to={href("/settings/two-step/off")}>
          Switch off
        </Link>
      </div>
    </section>
  );
}
