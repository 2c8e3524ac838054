import { getFormProps, useForm } from "@conform-to/react";
import { Form, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { formatDate } from "#app/format.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { accountLimits } from "#domain/account/account.ts";
import { defaultSettings } from "#domain/account/default-settings.ts";
import { notInvitingMessage } from "#domain/account/invitation.ts";
import { inviteForm } from "#domain/account/invitation-input.ts";
import type { Route } from "./+types/invitations";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Invitations · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const reading = session?.user ?? defaultSettings;
  const { mayInvite, invitations } = await account.invitation.list();
  return {
    mayInvite,
    invitations: invitations.map(({ expiresAt, ...each }) => ({
      ...each,
      until: formatDate(expiresAt, reading),
    })),
  };
}

/** Sends an invitation, or shows its link, which is stored nowhere. */
export function action({ request, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return submit(request, inviteForm, async (asked, operation) => {
    const { url } = await account.invitation.invite({ ...asked, operation });
    if (url) return { url };
    const text = `Sent an invitation to ${asked.email}.`;
    return redirectSaying(href("/settings/invitations"), { text });
  });
}

export default function Invitations({ loaderData, actionData }: Route.ComponentProps) {
  const { mayInvite, invitations } = loaderData;
  const url = actionData && "url" in actionData ? actionData.url : null;
  const answer = actionData && !("url" in actionData) ? actionData : undefined;
  return (
    <div className="narrow settings">
      <PageHeader title="Invitations" />
      {url ? (
        <p className="notice">
          Pass this link on. It works once, within 7 days, and isn't shown again:{" "}
          <strong>{url}</strong>
        </p>
      ) : null}
      {mayInvite ? (
        <InviteForm key={invitations.length} answer={answer} />
      ) : (
        <p className="notice">{notInvitingMessage}</p>
      )}
      {invitations.length > 0 ? (
        <ul className="settings-links card">
          {invitations.map(({ id, email, until }) => (
            <li key={id} className="settings-link">
              <div className="settings-link-text">
                <h2 dir="auto">{email ?? "A link"}</h2>
                <p className="muted">Works until {until}</p>
              </div>
              <ButtonForm
                action={href("/settings/invitations/:id/remove", { id: String(id) })}
                label={email ? `Remove the invitation of ${email}` : "Remove the invitation link"}
              >
                Remove
              </ButtonForm>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function InviteForm({ answer }: { answer: FormAnswer | undefined }) {
  const [form, fields] = useForm<{ email: string }>({
    lastResult: answer,
    defaultNoValidate: false,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      <FormErrors id={form.errorId} errors={form.errors} />
      <p>Everybody has a workspace of their own.</p>
      <InputField
        label="Email"
        type="email"
        meta={fields.email}
        autoComplete="off"
        limit={accountLimits.email}
        hint="Leave it empty for a link to pass on."
      />
      <div className="form-actions">
        <SubmitButton>Invite</SubmitButton>
      </div>
    </Form>
  );
}
