import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { ColorField } from "#app/components/color-field.tsx";
import { FormErrors, InputField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { Options, SelectField } from "#app/forms/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import {
  pipelineLimits,
  type StageKind,
  stageKindLabels,
  stageKinds,
} from "#domain/pipeline/pipeline.ts";
import "./settings.css";

interface StageFormProps {
  answer: FormAnswer | undefined;
  stage: {
    name: string;
    kind: StageKind;
    color: string | null;
    probability?: number;
    rottingDays?: number | null;
    version?: number;
  };
  submitLabel: string;
}

const kindChoices = stageKinds.map((kind) => ({ value: kind, label: stageKindLabels[kind] }));

interface StageText {
  name: string;
  kind: string;
  color: string;
  probability: string;
  rottingDays: string;
  version: string;
}

/** The name, type, colour and probability of a new or edited stage. */
export function StageForm({ answer, stage, submitLabel }: StageFormProps) {
  const [form, fields] = useForm<StageText>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: {
      ...stage,
      probability: stage.probability?.toString(),
      rottingDays: stage.rottingDays?.toString(),
      version: stage.version?.toString(),
    },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {stage.version ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="Name"
        meta={fields.name}
        limit={pipelineLimits.name}
        autoComplete="off"
        required
      />
      <div className="form-row">
        <SelectField
          label="Type"
          meta={fields.kind}
          hint="Only deals in open stages count as active."
          required
        >
          <Options choices={kindChoices} />
        </SelectField>
        <InputField
          label="Probability"
          meta={fields.probability}
          inputMode="decimal"
          autoComplete="off"
          hint={
            stage.version
              ? "Chance of winning, 0–100%."
              : "Chance of winning, 0–100%. Leave blank for the type's default."
          }
          required={stage.version !== undefined}
        />
      </div>
      <div className="only-open">
        <InputField
          label="Stale after (days)"
          meta={fields.rottingDays}
          inputMode="numeric"
          autoComplete="off"
          hint="Highlights deals idle this long. Leave blank to turn off."
        />
      </div>
      <ColorField meta={fields.color} />
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={href("/settings/pipelines")}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
