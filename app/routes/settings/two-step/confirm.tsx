import { data, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { confirmAppForm } from "#domain/account/two-step-input.ts";
import { carryCookies } from "../../../forms/auth-answer.ts";
import type { Route } from "./+types/confirm";
import { ConfirmForm } from "./confirm-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import "../settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Confirm your app · Kith" }];

/**
 * Switches two-step sign-in on; the answer is the only page that shows the recovery codes. It starts
 * a new session, so this page loads nothing.
 */
export function action({ request, context }: Route.ActionArgs) {
  const { authenticate, account } = context.get(pageContext);
  return submit(request, confirmAppForm, async ({ code }) => {
    const setUp = await account.twoStep.setUp();
    if (!setUp) throw redirect(href("/settings/two-step"));
    const answer = await authenticate("two-factor/verify-totp", { code });
    const { headers } = await carryCookies(answer, new Response());
    return data({ codes: setUp.codes }, { headers });
  });
}

export default function Confirm({ actionData }: Route.ComponentProps) {
  if (actionData && "codes" in actionData) return <RecoveryCodes codes={actionData.codes} />;
  return (
    <div className="narrow settings">
      <PageHeader title="Confirm your app" />
      <ConfirmForm answer={actionData} />
      <p>
        <Link to={href("/settings/two-step/set-up")}>Show the QR code again</Link>
      </p>
    </div>
  );
}
