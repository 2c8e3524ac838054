import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link, redirect } from "react-router";
import { PasswordField } from "#app/components/password-field.tsx";
import { pageContext } from "#app/context.ts";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { submit } from "#app/forms/submit.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { graceDays } from "#domain/account/deletion.ts";
import { deleteAccountForm } from "#domain/account/input.ts";
import { purgeWord } from "#domain/trash.ts";
import { carryCookies } from "../../forms/auth-answer.ts";
import type { Route } from "./+types/data-delete";

export const meta: Route.MetaFunction = () => [{ title: "Delete account · Kith" }];

export async function loader({ context }: Route.LoaderArgs) {
  const { hasPassword } = await context.get(pageContext).account.waysIn();
  return { hasPassword };
}

export function action({ request, context }: Route.ActionArgs) {
  const { account, authenticate } = context.get(pageContext);
  return submit(request, deleteAccountForm, async ({ currentPassword }) => {
    const verified = await authenticate("verify-password", { password: currentPassword });
    await carryCookies(verified, new Response());
    await account.deletion.request();
    const signedOut = await authenticate("sign-out", {});
    return carryCookies(signedOut, redirect(`${href("/sign-in")}?deleted`));
  });
}

export default function DeleteAccount({ loaderData, actionData }: Route.ComponentProps) {
  const [form, fields] = useForm<{ currentPassword: string; confirm: string }>({
    lastResult: actionData,
    defaultNoValidate: false,
  });
  return (
    <div className="narrow">
      <PageHeader title="Delete account" />
      <p>
        You are signed out everywhere, and in {graceDays} days everything is deleted permanently.
        Sign in before then to keep the account.
      </p>
      <Form method="post" {...getFormProps(form)} className="form card">
        <FormKeyInput />
        <FormErrors id={form.errorId} errors={form.errors} />
        {loaderData.hasPassword ? <PasswordField meta={fields.currentPassword} /> : null}
        <InputField
          label={`Type ${purgeWord} to confirm`}
          meta={fields.confirm}
          autoComplete="off"
          required
        />
        <div className="form-actions">
          <SubmitButton className="button button-danger">Delete account</SubmitButton>
          <Link className="button button-quiet" to={href("/settings/data")}>
            Cancel
          </Link>
        </div>
      </Form>
    </div>
  );
}
