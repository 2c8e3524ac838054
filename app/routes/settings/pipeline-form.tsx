import { getFormProps, useForm } from "@conform-to/react";
import { Form } from "react-router";
import { FormErrors, InputField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { pipelineLimits } from "#domain/pipeline/pipeline.ts";

interface PipelineFormProps {
  answer: FormAnswer | undefined;
  pipeline: { name: string; version?: number };
  hint?: string;
  submitLabel: string;
  children?: React.ReactNode;
}

/** The name of a new or renamed pipeline. */
export function PipelineForm({ answer, pipeline, hint, submitLabel, children }: PipelineFormProps) {
  const [form, fields] = useForm<{ name: string; version: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { ...pipeline, version: pipeline.version?.toString() },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {pipeline.version ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="Name"
        meta={fields.name}
        limit={pipelineLimits.name}
        autoComplete="off"
        required
        {...(hint ? { hint } : {})}
      />
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        {children}
      </div>
    </Form>
  );
}
