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

/** The reasons for a loss as a text, one a line. */
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
        label="Reasons, one a line"
        meta={fields.lostReasons}
        rows={10}
        hint="What is offered when a deal is lost; any other can be typed there. Deals that are lost keep theirs."
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
