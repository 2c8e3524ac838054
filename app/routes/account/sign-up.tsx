import { getFormProps, useForm } from "@conform-to/react";
import { useEffect, useState } from "react";
import { Form, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { submit } from "#app/forms/submit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { accountLimits, passwordLengthHint, passwordLimits } from "#domain/account/account.ts";
import { signUpForm } from "#domain/account/input.ts";
import { goOn } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/sign-up";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign up · Kith" }];

export function loader({ context }: Route.LoaderArgs) {
  if (context.get(pageContext).session) throw redirect(href("/dashboard"));
  return null;
}

export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  return submit(request, signUpForm, async (person) =>
    goOn(await authenticate("sign-up/email", person), href("/dashboard")),
  );
}

export default function SignUp({ actionData }: Route.ComponentProps) {
  const [form, fields] = useForm({
    lastResult: actionData,
    defaultNoValidate: false,
    defaultValue: { name: "", email: "", password: "" },
  });
  return (
    <AccountFrame
      title="Create your account"
      other={
        <>
          Already have an account? <Link to={href("/sign-in")}>Sign in</Link>
        </>
      }
    >
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
        <InputField
          label="Password"
          type="password"
          meta={fields.password}
          autoComplete="new-password"
          minLength={passwordLimits.shortest}
          limit={passwordLimits.longest}
          hint={passwordLengthHint}
          required
        />
        <TimeZoneInput />
        <SubmitButton className="button button-primary button-wide">Create account</SubmitButton>
      </Form>
    </AccountFrame>
  );
}

/** Sends the person's time zone, once the browser can report it. */
function TimeZoneInput() {
  const [timeZone, setTimeZone] = useState("");
  useEffect(() => setTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return <input type="hidden" name="timeZone" value={timeZone} />;
}
