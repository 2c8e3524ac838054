import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { FormErrors, TextAreaField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

interface LostReasonsFormProps {
  answer: FormAnswer | undefined;
  lostReasons: string[];
  version: number;
}

/** The lost reasons as a text, one per line. */
export function LostReasonsForm({ answer, lostReasons, version }: LostReasonsFormProps) {
  const [form, fields] = useForm<{ lostReasons: string; version: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { lostReasons: lostReasons.join("\n"), version: version.toString() },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      <VersionInput meta={fields.version} answer={answer} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <TextAreaField
        label="Lost reasons, one per line"
        meta={fields.lostReasons}
        rows={10}
        hint="Deals that are already lost keep their reason."
      />
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
        <Link className="button button-quiet" to={href("/settings")}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
