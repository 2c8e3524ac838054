import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link, redirect } from "react-router";
import { pageContext } from "#app/context.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { submit } from "#app/forms/submit.ts";
import { safeNext } from "#app/refusals.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { signInForm } from "#domain/account-input.ts";
import type { Route } from "./+types/sign-in.ts";
import { goOn } from "./answer.ts";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Sign in · Kith" }];

function nextOf(request: Request): string {
  return safeNext(new URL(request.url).searchParams.get("next"), href("/dashboard"));
}

export function loader({ request, context }: Route.LoaderArgs) {
  if (context.get(pageContext).session) throw redirect(nextOf(request));
  return null;
}

export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  return submit(request, signInForm, async (credentials) =>
    goOn(await authenticate("sign-in/email", credentials), nextOf(request)),
  );
}

export default function SignIn({ actionData }: Route.ComponentProps) {
  const [form, fields] = useForm({
    lastResult: actionData,
    defaultNoValidate: false,
    defaultValue: { email: "", password: "" },
  });
  return (
    <AccountFrame
      title="Welcome back"
      other={
        <>
          New here? <Link to={href("/sign-up")}>Start your book</Link>
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} className="form">
        <FormErrors id={form.errorId} errors={form.errors} />
        <InputField
          label="Email"
          type="email"
          meta={fields.email}
          autoComplete="email"
          required
          autoFocus
        />
        <InputField
          label="Password"
          type="password"
          meta={fields.password}
          autoComplete="current-password"
          required
        />
        <SubmitButton className="button button-primary button-wide">Sign in</SubmitButton>
      </Form>
    </AccountFrame>
  );
}
