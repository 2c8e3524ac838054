import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { submit } from "#app/forms/submit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { accountLimits, noMailToSignInMessage } from "#domain/account/account.ts";
import { forgotPasswordForm } from "#domain/account/input.ts";
import { carryCookies } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/sign-in-link";
import { nextOf } from "./after-sign-in.ts";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign in by mail · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { account } = context.get(pageContext);
  return {
    sent: new URL(request.url).searchParams.has("sent"),
    ...(await account.mail.reach()),
  };
}

/** Sends a link that signs in, and leads to where its reader was going; the answer is the same for every address. */
export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  const next = nextOf(request);
  return submit(request, forgotPasswordForm, async (person) =>
    carryCookies(
      await authenticate("sign-in/magic-link", { ...person, next }),
      redirect(`${href("/sign-in/link")}?sent`),
    ),
  );
}

export default function SignInLink({ loaderData, actionData }: Route.ComponentProps) {
  const { sent, sendsMail, localMailbox } = loaderData;
  const [form, fields] = useForm({
    lastResult: actionData,
    defaultNoValidate: false,
    defaultValue: { email: "" },
  });
  const other = <Link to={href("/sign-in")}>Back to sign-in</Link>;
  if (sent) {
    return (
      <AccountFrame title="Check your mail" other={other}>
        <p>If that address has an account, we've sent a link that signs you in.</p>
        <p>The link works once, within 15 minutes.</p>
        {localMailbox ? (
          <p className="notice">
            On your own machine, mails wait in the <a href="/dev/mailbox">mailbox</a>.
          </p>
        ) : null}
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title="Sign in by mail" other={other}>
      {sendsMail ? (
        <Form method="post" {...getFormProps(form)} className="form">
          <FormErrors id={form.errorId} errors={form.errors} />
          <InputField
            label="Email"
            type="email"
            meta={fields.email}
            autoComplete="email"
            limit={accountLimits.email}
            hint="We'll send a link that signs you in."
            required
            autoFocus
          />
          <SubmitButton className="button button-primary button-wide">Send link</SubmitButton>
        </Form>
      ) : (
        <p className="notice">{noMailToSignInMessage}</p>
      )}
    </AccountFrame>
  );
}
