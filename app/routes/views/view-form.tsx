import { getFormProps, useForm } from "@conform-to/react";
import { FieldError, FormErrors, InputField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { type ViewList, viewLimits } from "#domain/view.ts";

interface ViewFormProps {
  answer: FormAnswer | undefined;
  view?: { name: string; version: number };
  /** The list of a new view, and the query that it saves. */
  kept?: { list: ViewList; query: string };
  hint?: string;
  submitLabel: string;
  children?: React.ReactNode;
}

/** The name of a new or renamed view. */
export function ViewForm(props: ViewFormProps) {
  const { answer, view, kept, hint, submitLabel, children } = props;
  const [form, fields] = useForm<{ name: string; version: string; query: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { name: view?.name ?? "", version: view?.version.toString() },
  });
  return (
    <PageForm {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {view ? <VersionInput meta={fields.version} answer={answer} /> : null}
      {kept ? <input type="hidden" name="list" value={kept.list} /> : null}
      {kept ? <input type="hidden" name="query" value={kept.query} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <FieldError id={fields.query.errorId} errors={fields.query.errors} />
      <InputField
        label="Name"
        meta={fields.name}
        limit={viewLimits.name}
        autoComplete="off"
        autoFocus={!answer}
        required
        {...(hint ? { hint } : {})}
      />
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        {children}
      </div>
    </PageForm>
  );
}
