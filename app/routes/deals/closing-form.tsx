import { getFormProps, useForm } from "@conform-to/react";
import { Form, href } from "react-router";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Options, SelectField } from "#app/forms/select-field.tsx";
import type { FormAnswer } from "#app/forms/submit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { dealLabels, dealLimits } from "#domain/deal.ts";
import type { Stage } from "#server/services/stage-list.ts";

interface ClosingFormProps {
  answer?: FormAnswer | undefined;
  kind: "won" | "lost";
  dealId: number;
  /** The stages of this kind that it may be closed in. */
  stages: Stage[];
  lostReasons: string[];
  /** In the person's zone: YYYY-MM-DD. */
  today: string;
}

interface Fields {
  stageId: string;
  closedDate: string;
  lostReason: string;
  otherReason: string;
}

/** Closes a deal as won or lost: on a day, and why where it is lost. */
export function ClosingForm(props: ClosingFormProps) {
  const { answer, kind, dealId, stages, lostReasons, today } = props;
  const [form, fields] = useForm<Fields>({
    id: `close-as-${kind}`,
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { stageId: String(stages[0]?.id ?? ""), closedDate: today },
  });
  return (
    <Form
      method="post"
      action={href("/deals/:id/close/:kind", { id: String(dealId), kind })}
      {...getFormProps(form)}
      className="form"
    >
      <FormKeyInput />
      <FormErrors id={form.errorId} errors={form.errors} />
      {stages.length > 1 ? (
        <SelectField label={dealLabels.stageId} meta={fields.stageId} required>
          <Options choices={stages.map(({ id, name }) => ({ value: String(id), label: name }))} />
        </SelectField>
      ) : (
        <input type="hidden" name={fields.stageId.name} value={stages[0]?.id ?? ""} />
      )}
      {kind === "lost" ? (
        <>
          <SelectField label={dealLabels.lostReason} meta={fields.lostReason}>
            <option value="">No reason</option>
            <Options choices={lostReasons.map((reason) => ({ value: reason, label: reason }))} />
          </SelectField>
          <InputField
            label="In your own words"
            meta={fields.otherReason}
            maxLength={dealLimits.lostReason}
            autoComplete="off"
          />
        </>
      ) : null}
      <InputField label={dealLabels.closedDate} type="date" meta={fields.closedDate} />
      <div>
        <SubmitButton>{kind === "won" ? "Close as won" : "Close as lost"}</SubmitButton>
      </div>
    </Form>
  );
}
