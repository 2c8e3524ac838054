import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link, redirect } from "react-router";
import { PasswordField } from "#app/components/password-field.tsx";
import { SignOutForm } from "#app/components/sign-out-form.tsx";
import { pageContext } from "#app/context.ts";
import { FormErrors } from "#app/forms/field.tsx";
import { submit } from "#app/forms/submit.ts";
import { pageUrl } from "#app/page-url.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { confirmEmailForm } from "#domain/account/email-input.ts";
import type { Route } from "./+types/confirm-email";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Confirm email · Kith" }];

/** A mail program may follow the link by itself, so opening it confirms nothing yet. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { account, session } = context.get(pageContext);
  const link = await account.email.link(params);
  const next = new URLSearchParams({ next: pageUrl(request).pathname });
  return { ...link, isSignedIn: session !== null, signIn: `${href("/sign-in")}?${next}` };
}

/** Confirms an address by the link in a mail to it, or a change by the one to the present address. */
export function action({ request, params, context }: Route.ActionArgs) {
  const { account } = context.get(pageContext);
  return submit(request, confirmEmailForm, async ({ password }) => {
    const { outcome } = await account.email.confirm({ ...params, password });
    return redirect(`${href("/confirm-email")}?${outcome}`);
  });
}

export default function ConfirmEmail({ loaderData, actionData }: Route.ComponentProps) {
  const { email, takes, isSignedIn, signIn } = loaderData;
  const [form, fields] = useForm<{ password: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
  });
  const other = <Link to={href("/today")}>Go to Kith</Link>;
  if (takes === "sign-in") {
    return (
      <AccountFrame title="Confirm email" other={other}>
        <p>
          You aren't signed in to the account that asked to use <strong dir="auto">{email}</strong>.
          If it's yours, {isSignedIn ? "sign out here and open the link again" : "sign in first"}.
          If you didn't ask, close this page: nothing is confirmed.
        </p>
        {isSignedIn ? (
          <SignOutForm className="button button-wide" />
        ) : (
          <Link className="button button-primary button-wide" to={signIn}>
            Sign in
          </Link>
        )}
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title="Confirm email" other={other}>
      <Form method="post" {...getFormProps(form)} className="form">
        <FormErrors id={form.errorId} errors={form.errors} />
        <p>
          Use <strong dir="auto">{email}</strong> for your Kith account?
        </p>
        {takes === "password" ? (
          <>
            <p>
              You aren't signed in to the account that asked for this. If it's yours, enter its
              password. If you didn't ask, close this page: nothing is confirmed.
            </p>
            <PasswordField label="Password" meta={fields.password} />
          </>
        ) : null}
        <SubmitButton className="button button-primary button-wide">Confirm</SubmitButton>
      </Form>
    </AccountFrame>
  );
}
