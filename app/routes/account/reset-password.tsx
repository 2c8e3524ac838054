import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { Form, href, Link, redirect } from "react-router";
import { NewPasswordField } from "#app/components/new-password-field.tsx";
import { pageContext } from "#app/context.ts";
import { FormErrors } from "#app/forms/field.tsx";
import { submit } from "#app/forms/submit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { resetPasswordForm } from "#domain/account/input.ts";
import { carryCookies } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/reset-password";
import { AccountFrame } from "./frame.tsx";

export const meta: Route.MetaFunction = () => [{ title: "Set a new password · Kith" }];

export function loader({ request }: Route.LoaderArgs) {
  return { token: new URL(request.url).searchParams.get("token") ?? "" };
}

export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  return submit(request, resetPasswordForm, async ({ token, password }) =>
    carryCookies(
      await authenticate("reset-password", { token, newPassword: password }),
      redirect(`${href("/sign-in")}?reset`),
    ),
  );
}

export default function ResetPassword({ loaderData, actionData }: Route.ComponentProps) {
  const [form, fields] = useForm<{ token: string; password: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
    defaultValue: { token: loaderData.token },
  });
  const { key, ...token } = getInputProps(fields.token, { type: "hidden" });
  return (
    <AccountFrame
      title="Set a new password"
      other={<Link to={href("/forgot-password")}>Ask for a new link</Link>}
    >
      <Form method="post" {...getFormProps(form)} className="form">
        <input key={key} {...token} />
        <FormErrors id={form.errorId} errors={form.errors} />
        <NewPasswordField label="New password" meta={fields.password} autoFocus />
        <SubmitButton className="button button-primary button-wide">Set password</SubmitButton>
      </Form>
    </AccountFrame>
  );
}
