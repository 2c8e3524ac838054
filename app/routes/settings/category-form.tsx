import { getFormProps, useForm } from "@conform-to/react";
import { ColorField } from "#app/components/color-field.tsx";
import { FormErrors, InputField, TextAreaField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { categoryLimits } from "#domain/category/category.ts";

interface CategoryFormProps {
  answer: FormAnswer | undefined;
  category: { name: string; color: string; description: string | null; version?: number };
  submitLabel: string;
  children?: React.ReactNode;
}

/** The fields of a new or edited category of tasks. */
export function CategoryForm({ answer, category, submitLabel, children }: CategoryFormProps) {
  const [form, fields] = useForm<{
    name: string;
    color: string;
    description: string;
    version: string;
  }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: {
      ...category,
      description: category.description ?? "",
      version: category.version?.toString(),
    },
  });
  return (
    <PageForm {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {category.version ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="Name"
        meta={fields.name}
        limit={categoryLimits.name}
        autoComplete="off"
        required
      />
      <ColorField meta={fields.color} />
      <TextAreaField
        label="Description"
        meta={fields.description}
        limit={categoryLimits.description}
        rows={2}
      />
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        {children}
      </div>
    </PageForm>
  );
}
