import { getFormProps, useForm } from "@conform-to/react";
import { Form, href, Link } from "react-router";
import { ButtonForm } from "#app/forms/button-form.tsx";
import { FormErrors, TextAreaField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import "./settings.css";

interface ChoiceLinesProps {
  title: string;
  /** The setting that it edits, which is the name of its field. */
  name: "lostReasons" | "sources";
  hint: string;
  lines: readonly string[];
  /** The list that each workspace starts with, and the URL that resets to it. */
  first: readonly string[];
  resetTo: string;
  version: number;
  answer: FormAnswer | undefined;
}

/** A page that edits the choices of a workspace as a text, one per line. */
export function ChoiceLines({ title, first, resetTo, ...form }: ChoiceLinesProps) {
  return (
    <div className="narrow">
      <PageHeader title={title} />
      <LinesForm key={form.version} label={`${title}, one per line`} {...form} />
      {form.lines.join("\n") === first.join("\n") ? null : (
        <section className="card first-choices" aria-labelledby="first-choices">
          <div>
            <h2 id="first-choices" className="first-choices-title">
              Default list
            </h2>
            <p className="muted">{first.join(", ")}.</p>
          </div>
          <ButtonForm action={resetTo}>Reset to default</ButtonForm>
        </section>
      )}
    </div>
  );
}

interface LinesFormProps
  extends Pick<ChoiceLinesProps, "name" | "hint" | "lines" | "version" | "answer"> {
  label: string;
}

function LinesForm({ name, label, hint, lines, version, answer }: LinesFormProps) {
  const [form, fields] = useForm<{ lostReasons: string; sources: string; version: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { [name]: lines.join("\n"), version: version.toString() },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      <VersionInput meta={fields.version} answer={answer} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <TextAreaField label={label} meta={fields[name]} rows={10} hint={hint} />
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
        <Link className="button button-quiet" to={href("/settings")}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
