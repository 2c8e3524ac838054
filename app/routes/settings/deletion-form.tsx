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

/** Asks where the deals go that stand in what is to be deleted. */
export function DeletionForm({ answer, targets, submitLabel }: DeletionFormProps) {
  const [form, fields] = useForm<{ moveDealsTo: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { moveDealsTo: "" },
  });
  // What stands at a field that this form does not have, such as a stage's kind, is said above it.
  const { [fields.moveDealsTo.name]: atTarget = [], ...elsewhere } = form.allErrors;
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      <FormErrors id={form.errorId} errors={Object.values(elsewhere).flat()} />
      <SelectField
        label="Move its deals to"
        meta={fields.moveDealsTo}
        required={atTarget.length > 0}
        hint="They can be moved back by Undo."
      >
        <option value="">Choose a stage</option>
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
