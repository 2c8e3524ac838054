import { getFormProps, useForm } from "@conform-to/react";
import { Form, href } from "react-router";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { accountLimits } from "#domain/account/account.ts";
import { graceDays } from "#domain/account/deletion.ts";
import { changeEmailForm } from "#domain/account/email-input.ts";
import type { Route } from "./+types/email";
import "./settings.css";

export const meta: Route.MetaFunction = () => [{ title: "Email · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { account } = context.get(pageContext);
  return { ...(await account.email.read()), ...(await account.mail.reach()) };
}

/** Sends the links that confirm another address, after a confirmation that it's the person. */
export function action({ request, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return submit(request, changeEmailForm, async (asked) => {
    await account.email.change(asked);
    return redirectSaying(href("/settings/email"), { text: `Sent a mail to ${asked.email}.` });
  });
}

export default function Email({ loaderData, actionData }: Route.ComponentProps) {
  const { email, isVerified, verifies, change, sendsMail, localMailbox } = loaderData;
  const isUnconfirmed = verifies && !isVerified;
  return (
    <div className="narrow settings">
      <PageHeader title="Email" />
      <section className="card form" aria-label="Your email address">
        {email ? (
          <p>
            You sign in with <strong dir="auto">{email}</strong>.
          </p>
        ) : (
          <p>An account without a confirmed address is deleted after {graceDays} days.</p>
        )}
        {isUnconfirmed ? (
          <p className="notice">
            Until your address is confirmed, you can look around, but not import, export, add files,
            share a calendar or get mails.
          </p>
        ) : null}
        {change ? <Waiting email={email} change={change} /> : null}
        {localMailbox && change ? (
          <p className="notice">
            On your own machine, mails wait in the <a href="/dev/mailbox">mailbox</a>.
          </p>
        ) : null}
        <div className="form-actions">
          {change || (isUnconfirmed && email) ? (
            <ButtonForm action={href("/settings/email/send")}>
              {change ? "Send again" : "Send link"}
            </ButtonForm>
          ) : null}
          {change && email ? (
            <ButtonForm action={href("/settings/email/cancel")} className="button button-quiet">
              Cancel change
            </ButtonForm>
          ) : null}
        </div>
      </section>
      {sendsMail ? (
        <ChangeForm key={email} answer={actionData} asksOld={email !== null && isVerified} />
      ) : (
        <p className="notice">
          This Kith can't send mail yet, so your address can't be changed. Ask whoever runs it to
          set up mail.
        </p>
      )}
    </div>
  );
}

interface WaitingProps {
  email: string | null;
  change: { email: string; waitsForOld: boolean; waitsForNew: boolean; isExpired: boolean };
}

function Waiting({ email, change }: WaitingProps) {
  const to = [
    ...(change.waitsForNew ? [change.email] : []),
    ...(change.waitsForOld && email ? [email] : []),
  ];
  if (change.isExpired) {
    return (
      <p>
        The link to use <strong dir="auto">{change.email}</strong> has expired.
      </p>
    );
  }
  return (
    <p>
      To use <strong dir="auto">{change.email}</strong>, open the link in our mail to{" "}
      {to.map((each, at) => (
        <span key={each}>
          {at > 0 ? ", and in the one to " : null}
          <strong dir="auto">{each}</strong>
        </span>
      ))}
      .
    </p>
  );
}

interface ChangeFormProps {
  answer: FormAnswer | undefined;
  /** Whether the present address has to agree. */
  asksOld: boolean;
}

function ChangeForm({ answer, asksOld }: ChangeFormProps) {
  const [form, fields] = useForm<{ email: string }>({
    lastResult: answer,
    defaultNoValidate: false,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="New email"
        type="email"
        meta={fields.email}
        autoComplete="email"
        limit={accountLimits.email}
        hint={
          asksOld
            ? "We'll send a link to it, and one to your present address."
            : "We'll send a link to it."
        }
        required
      />
      <div className="form-actions">
        <SubmitButton>Change email</SubmitButton>
      </div>
    </Form>
  );
}
