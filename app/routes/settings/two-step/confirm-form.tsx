import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

/** Asks for the first code of an app that has just been set up. */
export function ConfirmForm({ answer }: { answer: FormAnswer | undefined }) {
  const [form, fields] = useForm<{ code: string }>({
    lastResult: answer,
    defaultNoValidate: false,
  });
  return (
    <Form
      method="post"
      action={href("/settings/two-step/confirm")}
      {...getFormProps(form)}
      className="form card"
    >
      <FormKeyInput />
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="Code from your app"
        meta={fields.code}
        autoComplete="one-time-code"
        inputMode="numeric"
        hint="6 digits, which change every 30 seconds."
        required
      />
      <div className="form-actions">
        <SubmitButton>Switch on</SubmitButton>
        <Link className="button button-quiet" to={href("/settings/two-step")}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
