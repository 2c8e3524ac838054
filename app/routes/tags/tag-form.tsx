import { getFormProps, useForm } from "@conform-to/react";
import { ColorField } from "#app/components/color-field.tsx";
import { FormErrors, InputField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { tagLimits } from "#domain/tag.ts";

interface TagFormProps {
  answer: FormAnswer | undefined;
  tag: { name: string; color: string; cadence?: number | null; version?: number };
  submitLabel: string;
  children?: React.ReactNode;
}

/** The fields of a new or edited tag. */
export function TagForm({ answer, tag, submitLabel, children }: TagFormProps) {
  const [form, fields] = useForm<{ name: string; color: string; cadence: string; version: string }>(
    {
      lastResult: answer,
      defaultNoValidate: false,
      defaultValue: {
        ...tag,
        cadence: tag.cadence?.toString(),
        version: tag.version?.toString(),
      },
    },
  );
  return (
    <PageForm {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {tag.version ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="Name"
        meta={fields.name}
        limit={tagLimits.name}
        autoComplete="off"
        required
      />
      <ColorField meta={fields.color} />
      <InputField
        label="Keep in touch every (days)"
        meta={fields.cadence}
        inputMode="numeric"
        autoComplete="off"
        hint="Contacts you don't reach that often go cold in Today."
      />
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        {children}
      </div>
    </PageForm>
  );
}
