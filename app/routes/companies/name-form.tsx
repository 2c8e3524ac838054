import { getFormProps, useForm } from "@conform-to/react";
import { Form, Link, type To } from "react-router";
import { DeclaredField } from "#app/forms/declared-field.tsx";
import { FormErrors, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { companyNameTaken } from "#domain/company/company.ts";
import { type CompanyField, companyFields } from "#domain/company/fields.ts";

interface NameFormProps {
  answer: FormAnswer | undefined;
  company?: { name: string; version: number };
  hint: string;
  submitLabel: string;
  cancelTo: string;
  /** The message and link if the name is another company's. */
  taken: { words: string; to: (name: string) => To };
}

/** The name of a new or renamed company. */
export function NameForm(props: NameFormProps) {
  const { answer, company, hint, submitLabel, cancelTo, taken } = props;
  const [form, fields] = useForm<Record<CompanyField | "version", string>>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { name: company?.name ?? "", version: company?.version.toString() },
  });
  const typed = String(answer?.initialValue?.name ?? "").trim();
  const isTaken = fields.name.errors?.includes(companyNameTaken(typed));
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {company ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <DeclaredField
        field={companyFields.name}
        meta={fields.name}
        hint={hint}
        autoFocus={!answer}
        required
      />
      {isTaken ? (
        <p className="notice">
          <Link to={taken.to(typed)}>{taken.words}</Link>
        </p>
      ) : null}
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={cancelTo}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
