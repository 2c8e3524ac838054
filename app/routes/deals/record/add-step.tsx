import { getFormProps, useForm } from "@conform-to/react";
import { Link } from "react-router";
import { FormErrors, InputField } from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { todoFields } from "#domain/todo/fields.ts";
import type { Route } from "./+types/step";

interface Fields {
  title: string;
  dueDate: string;
}

export function AddStep({ loaderData, actionData }: Route.ComponentProps) {
  const [form, fields] = useForm<Fields>({ lastResult: actionData, defaultNoValidate: false });
  return (
    <div className="narrow">
      <PageHeader title={`Next step for “${loaderData.title}”`} />
      <PageForm {...getFormProps(form)} className="form card">
        <FormKeyInput />
        <FormErrors id={form.errorId} errors={form.errors} />
        <div className="form-row">
          <InputField
            label="Next step"
            meta={fields.title}
            limit={todoFields.title.limit}
            autoComplete="off"
            required
            autoFocus
          />
          <InputField label={todoFields.dueDate.label} meta={fields.dueDate} type="date" />
        </div>
        <div className="form-actions">
          <SubmitButton>Add next step</SubmitButton>
          <Link className="button" to={loaderData.back}>
            Cancel
          </Link>
        </div>
      </PageForm>
    </div>
  );
}
