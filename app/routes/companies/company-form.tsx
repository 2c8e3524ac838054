import { getFormProps, useForm } from "@conform-to/react";
import { useState } from "react";
import { Link, type To } from "react-router";
import { DeclaredField } from "#app/forms/declared-field.tsx";
import { DeclaredRows } from "#app/forms/declared-rows.tsx";
import { FormErrors, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { companyNameTaken } from "#domain/company/company.ts";
import {
  type CompanyField,
  type CompanyValues,
  companyFieldNames,
  companyFields,
  isFolded,
} from "#domain/company/fields.ts";

interface CompanyFormProps {
  answer: FormAnswer | undefined;
  /** The initial values. */
  company?: CompanyValues & { version: number };
  /** The hint of the name. */
  nameHint: string;
  submitLabel: string;
  cancelTo: string;
  /** The message and link if the name is another company's. */
  taken: { words: string; to: (name: string) => To };
}

/** The name has a row to itself, and notes are last. */
const otherFields = companyFieldNames.filter((name) => name !== "name" && name !== "notes");

interface FormFields extends CompanyValues {
  version: string;
}

/** The fields of a new or edited company. */
export function CompanyForm(props: CompanyFormProps) {
  const { answer, company, nameHint, submitLabel, cancelTo, taken } = props;
  const [form, fields] = useForm<FormFields>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { ...company, version: company?.version.toString() },
  });
  const typed = String(answer?.initialValue?.name ?? "").trim();
  // The notice goes with the error of the name, once that is corrected.
  const [corrected, setCorrected] = useState<FormAnswer>();
  const isTaken =
    answer !== corrected && fields.name.errors?.includes(companyNameTaken(typed)) === true;
  const field = (name: CompanyField) => (
    <DeclaredField key={name} field={companyFields[name]} meta={fields[name]} />
  );
  return (
    <PageForm
      {...getFormProps(form)}
      className="form card"
      onInput={({ target }) => {
        if ((target as HTMLInputElement).name === fields.name.name) setCorrected(answer);
      }}
    >
      <FormKeyInput />
      {company ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <DeclaredField
        field={companyFields.name}
        meta={fields.name}
        hint={nameHint}
        autoFocus={!answer && !company}
        required
      />
      {isTaken ? (
        <p className="notice">
          <Link to={taken.to(typed)}>{taken.words}</Link>
        </p>
      ) : null}
      <DeclaredRows names={otherFields} isFolded={isFolded} metas={fields} draw={field} />
      {field("notes")}
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={cancelTo}>
          Cancel
        </Link>
      </div>
    </PageForm>
  );
}
