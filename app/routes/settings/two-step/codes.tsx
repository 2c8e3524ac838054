import { pageContext } from "#app/context.ts";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { twoStepPasswordForm } from "#domain/account/two-step-input.ts";
import { carryCookies } from "../../../forms/auth-answer.ts";
import type { Route } from "./+types/codes";
import { PasswordForm } from "./password-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import "../settings.css";

export const meta: Route.MetaFunction = () => [{ title: "New recovery codes · Kith" }];

/** Whether there is a password to ask for. */
export async function loader({ context }: Route.LoaderArgs) {
  const { hasPassword } = await context.get(pageContext).account.waysIn();
  return { hasPassword };
}

/** Replaces the recovery codes; the answer is the only page that shows the new ones. */
export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  return submit(request, twoStepPasswordForm, async ({ currentPassword }) => {
    const password = { password: currentPassword };
    const answer = await authenticate("two-factor/generate-backup-codes", password);
    const { backupCodes } = (await answer.clone().json()) as { backupCodes: string[] };
    await carryCookies(answer, new Response());
    return { codes: backupCodes };
  });
}

export default function NewCodes({ loaderData, actionData }: Route.ComponentProps) {
  if (actionData && "codes" in actionData) return <RecoveryCodes codes={actionData.codes} />;
  return (
    <div className="narrow">
      <PageHeader title="New recovery codes" />
      <PasswordForm answer={actionData} {...loaderData} button="Get new recovery codes">
        <p>Ten new codes replace all earlier ones, which stop working.</p>
      </PasswordForm>
    </div>
  );
}
