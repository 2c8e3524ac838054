import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link, redirect } from "react-router";
import { NewPasswordField } from "#app/components/new-password-field.tsx";
import { PasswordField } from "#app/components/password-field.tsx";
import { pageContext } from "#app/context.ts";
import { redirectSaying } from "#app/flash.ts";
import { FormErrors } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { changePasswordForm } from "#domain/account/input.ts";
import { carryCookies } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/password";
import "#app/components/history.css";

export const meta: Route.MetaFunction = () => [{ title: "Change password · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { hasPassword } = await context.get(pageContext).account.waysIn();
  // Whoever has no password reads there how to set one.
  if (!hasPassword) throw redirect(href("/settings/passkeys"));
  return null;
}

export function action({ request, context }: Route.ActionArgs) {
  const { authenticate } = context.get(pageContext);
  return submit(request, changePasswordForm, async ({ currentPassword, password }) => {
    return carryCookies(
      await authenticate("change-password", { currentPassword, newPassword: password }),
      await redirectSaying(href("/settings"), {
        text: "Password changed. You've been signed out on other devices.",
      }),
    );
  });
}

export default function ChangePassword({ actionData }: Route.ComponentProps) {
  const [form, fields] = useForm<{ currentPassword: string; password: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
  });
  return (
    <div className="narrow">
      <PageHeader title="Change password" />
      <Form method="post" {...getFormProps(form)} className="form card">
        <FormKeyInput />
        <FormErrors id={form.errorId} errors={form.errors} />
        <PasswordField meta={fields.currentPassword} autoFocus />
        <NewPasswordField label="New password" meta={fields.password} />
        <div className="form-actions">
          <SubmitButton>Change password</SubmitButton>
          <Link className="button button-quiet" to={href("/settings")}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  );
}
