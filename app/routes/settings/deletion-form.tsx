import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { FormErrors } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { type ChoiceGroup, OptionGroups, SelectField } from "#app/forms/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";

interface DeletionFormProps {
  answer: FormAnswer | undefined;
  /** Stages that the deals can go to. */
  targets: ChoiceGroup[];
  submitLabel: string;
}

/** Asks where the deals of a deleted stage or pipeline go. */
export function DeletionForm({ answer, targets, submitLabel }: DeletionFormProps) {
  const [form, fields] = useForm<{ moveDealsTo: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { moveDealsTo: "" },
  });
  // Errors of fields that this form doesn't have, such as a stage's type, are shown above it.
  const { [fields.moveDealsTo.name]: atTarget = [], ...elsewhere } = form.allErrors;
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      <FormErrors id={form.errorId} errors={Object.values(elsewhere).flat()} />
      <SelectField
        label="Move its deals to"
        meta={fields.moveDealsTo}
        required={atTarget.length > 0}
        hint="You can undo this."
      >
        <option value="">Select a stage</option>
        <OptionGroups groups={targets} />
      </SelectField>
      <div className="form-actions">
        <SubmitButton className="button button-danger">{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={href("/settings/pipelines")}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
