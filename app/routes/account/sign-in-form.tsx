import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { PasswordField } from "#app/components/password-field.tsx";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { keptFormField } from "#app/forms/kept-form.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { ProviderId } from "#domain/account/provider.ts";
import { AccountFrame } from "./frame.tsx";
import { PasskeyForm } from "./passkey-form.tsx";
import { ProviderButtons } from "./provider-buttons.tsx";

interface SignInFormProps {
  answer?: FormAnswer | undefined;
  /** The path that the form is sent to; by default its own page. */
  action?: string;
  /** A form that is kept until its person has signed in. */
  kept?: string | null | undefined;
  /** The page to go on to. */
  next?: string;
  /** Whether a link in a mail can sign in instead. */
  hasLinks?: boolean;
  /** Whose accounts can sign in instead. */
  providers?: ProviderId[];
  /** What else their form carries. */
  carried?: React.ReactNode;
  /** A message above the form. */
  children?: React.ReactNode;
}

/** The page that sends a link, which leads to the page `next`. */
function linkPage(next: string | undefined): string {
  const page = href("/sign-in/link");
  return next && next !== href("/today") ? `${page}?${new URLSearchParams({ next })}` : page;
}

/** The sign-in form. */
export function SignInForm({
  answer,
  action,
  kept,
  next,
  hasLinks,
  providers = [],
  carried,
  children,
}: SignInFormProps) {
  const [form, fields] = useForm({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { email: "", password: "" },
  });
  return (
    <AccountFrame
      title="Welcome back"
      other={
        <>
          New here? <Link to={href("/sign-up")}>Create your account</Link>
        </>
      }
    >
      {children}
      <Form method="post" action={action} {...getFormProps(form)} className="form">
        {kept ? <input type="hidden" name={keptFormField} value={kept} /> : null}
        <FormErrors id={form.errorId} errors={form.errors} />
        <InputField
          label="Email"
          type="email"
          meta={fields.email}
          autoComplete="username webauthn"
          required
          autoFocus
        />
        <PasswordField label="Password" meta={fields.password} />
        <SubmitButton className="button button-primary button-wide">Sign in</SubmitButton>
        <p className="account-other">
          <Link to={href("/forgot-password")}>Forgot your password?</Link>
          {hasLinks ? (
            <>
              {" · "}
              <Link to={linkPage(next)}>Sign in by mail</Link>
            </>
          ) : null}
        </p>
      </Form>
      <PasskeyForm next={next ?? href("/today")} kept={kept} autofill>
        Use a passkey
      </PasskeyForm>
      <ProviderButtons providers={providers} next={next} kept={kept}>
        {carried}
      </ProviderButtons>
      <noscript>
        <p className="muted">Signing in with a passkey needs JavaScript.</p>
      </noscript>
    </AccountFrame>
  );
}
