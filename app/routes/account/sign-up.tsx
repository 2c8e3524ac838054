import { getFormProps, useForm } from "@conform-to/react";
import { useEffect, useState } from "react";
import { Form, href, Link, redirect } from "react-router";
import { NewPasswordField } from "#app/components/new-password-field.tsx";
import { pageContext } from "#app/context.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { submit } from "#app/forms/submit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { accountLimits } from "#domain/account/account.ts";
import { signUpForm } from "#domain/account/input.ts";
import { invitedOnlyMessage, signUpClosedMessage } from "#domain/account/sign-up.ts";
import { goOn } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/sign-up";
import { AccountFrame } from "./frame.tsx";
import { ProviderButtons } from "./provider-buttons.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign up · Kith" }];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { session, account } = context.get(pageContext);
  if (session) throw redirect(href("/today"));
  const invitation = new URL(request.url).searchParams.get("invitation")?.slice(0, 100) ?? "";
  const [taking, providers] = await Promise.all([
    account.takesNew({ token: invitation }),
    account.provider.offered(),
  ]);
  return { invitation, providers, ...taking };
}

export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  return submit(request, signUpForm, async (person) =>
    goOn(await authenticate("sign-up/email", person), href("/today")),
  );
}

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <AccountFrame
      title="Create your account"
      other={
        <>
          Already have an account? <Link to={href("/sign-in")}>Sign in</Link>
        </>
      }
    >
      {loaderData.isOpen ? (
        <>
          <SignUpForm answer={actionData} invitation={loaderData.invitation} />
          <ProviderButtons providers={loaderData.providers}>
            <input type="hidden" name="invitation" value={loaderData.invitation} />
            <TimeZoneInput />
          </ProviderButtons>
        </>
      ) : (
        <p className="notice">{loaderData.isInviting ? invitedOnlyMessage : signUpClosedMessage}</p>
      )}
    </AccountFrame>
  );
}

/** A password that contains these is refused. */
const personal = ["name", "email"];

interface SignUpFormProps {
  answer: FormAnswer | undefined;
  /** The secret of an invitation; empty without one. */
  invitation: string;
}

function SignUpForm({ answer, invitation }: SignUpFormProps) {
  const [form, fields] = useForm({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { name: "", email: "", password: "" },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form">
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="Your name"
        meta={fields.name}
        autoComplete="name"
        limit={accountLimits.name}
        required
        autoFocus
      />
      <InputField
        label="Email"
        type="email"
        meta={fields.email}
        autoComplete="email"
        limit={accountLimits.email}
        required
      />
      <NewPasswordField label="Password" meta={fields.password} alsoAbout={personal} />
      <TimeZoneInput />
      <input type="hidden" name="invitation" value={invitation} />
      <SubmitButton className="button button-primary button-wide">Create account</SubmitButton>
    </Form>
  );
}

/** Sends the person's time zone, once the browser can report it. */
function TimeZoneInput() {
  const [timeZone, setTimeZone] = useState("");
  useEffect(() => setTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return <input type="hidden" name="timeZone" value={timeZone} />;
}
