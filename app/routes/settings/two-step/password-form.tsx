import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { PasswordField } from "#app/components/password-field.tsx";
import { FormErrors } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

interface PasswordFormProps {
  answer: FormAnswer | undefined;
  /** Without a password, the page that confirms that it's somebody comes between. */
  hasPassword: boolean;
  /** What its button says. */
  button: string;
  danger?: boolean;
  /** Where Cancel leads. */
  back?: string;
  children: React.ReactNode;
}

/** Asks for the password, if there is one, before how somebody signs in is changed. */
export function PasswordForm(props: PasswordFormProps) {
  const { answer, hasPassword, button, danger, back, children } = props;
  const [form, fields] = useForm<{ currentPassword: string }>({
    lastResult: answer,
    defaultNoValidate: false,
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {children}
      <FormErrors id={form.errorId} errors={form.errors} />
      {hasPassword ? <PasswordField meta={fields.currentPassword} /> : null}
      <div className="form-actions">
        <SubmitButton className={danger ? "button button-danger" : undefined}>
          {button}
        </SubmitButton>
        <Link className="button button-quiet" to={back ?? href("/settings/two-step")}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
