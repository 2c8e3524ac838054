import { getFormProps, useForm } from "@conform-to/react";
import { Fragment, useId } from "react";
import { Link } from "react-router";
import { CompanyField } from "#app/components/company-field.tsx";
import { Picker } from "#app/components/pick/picker.tsx";
import { DeclaredField } from "#app/forms/declared-field.tsx";
import { DeclaredRows } from "#app/forms/declared-rows.tsx";
import { FormErrors, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { PageForm } from "#app/forms/page-form.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { type ContactText, callingFields, type OtherPoints } from "#domain/contact/contact.ts";
import {
  type ContactField,
  contactFieldNames,
  contactFields,
  isFolded,
} from "#domain/contact/fields.ts";
import type { ContactChoices } from "#server/services/contact/choices.ts";
import { PointFields, PointLabelSelect } from "./point-fields.tsx";

interface ContactFormProps {
  answer: FormAnswer | undefined;
  /** The fields' initial values. */
  contact?: ContactText & OtherPoints & { tags: { id: number }[]; version: number };
  /** What is already known of a new contact. */
  known?: Partial<ContactText>;
  choices: ContactChoices;
  submitLabel: string;
  cancelTo: string;
  /** Called with the form when something is typed into it. */
  onTyped?: (form: HTMLFormElement) => void;
  /** Content between the fields and the buttons. */
  children?: React.ReactNode;
}

/** Notes are last, after the tags. */
const namesBeforeTags = contactFieldNames.filter((name) => name !== "notes");

type FormFields = ContactText & OtherPoints & { tagIds: string[]; version: string };

/** The fields of a new or edited contact. */
export function ContactForm(props: ContactFormProps) {
  const { answer, contact, known, choices, submitLabel, cancelTo } = props;
  const sourceList = useId();
  const [form, fields] = useForm<FormFields>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: {
      ...known,
      ...contact,
      tagIds: contact?.tags.map(({ id }) => String(id)),
      version: contact?.version.toString(),
    },
  });
  const typed = form.initialValue as Partial<FormFields> | undefined;
  const further = (kind: "email" | "phone") => (
    <PointFields
      kind={kind}
      points={(kind === "email" ? typed?.moreEmails : typed?.morePhones) ?? []}
      errors={form.allErrors}
    />
  );
  const errors = Object.keys(form.allErrors).join();
  const manyPoints = Boolean(typed?.moreEmails?.length || typed?.morePhones?.length);
  const plain = (name: ContactField) => (
    <DeclaredField
      field={contactFields[name]}
      meta={fields[name]}
      autoFocus={!contact && name === "firstName"}
      alsoAbout={name === "firstName" ? callingFields : undefined}
      list={name === "source" ? sourceList : undefined}
    />
  );
  // Fields that need more than an input.
  const special: Partial<Record<ContactField, React.ReactNode>> = {
    email: (
      <div className="point-row">
        {plain("email")}
        <PointLabelSelect
          name={fields.emailLabel.name}
          label={fields.emailLabel.initialValue}
          ariaLabel="Email type"
        />
      </div>
    ),
    phone: (
      <>
        <div className="point-row">
          {plain("phone")}
          <PointLabelSelect
            name={fields.phoneLabel.name}
            label={fields.phoneLabel.initialValue}
            ariaLabel="Phone type"
          />
        </div>
        <details className="fold form-wide" open={manyPoints || errors.includes("more")}>
          <summary>Add another email or phone</summary>
          <div className="form-row">
            {further("email")}
            {further("phone")}
          </div>
        </details>
      </>
    ),
    company: (
      <CompanyField
        label={contactFields.company.label}
        meta={fields.company}
        limit={contactFields.company.limit}
      />
    ),
  };
  const field = (name: ContactField) => (
    <Fragment key={name}>{special[name] ?? plain(name)}</Fragment>
  );
  return (
    <PageForm
      {...getFormProps(form)}
      className="form card"
      onInput={({ currentTarget }) => props.onTyped?.(currentTarget)}
    >
      <FormKeyInput />
      {contact ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <DeclaredRows names={namesBeforeTags} isFolded={isFolded} metas={fields} draw={field} />
      <Picker
        kind="tag"
        several
        field={fields.tagIds}
        label="Tags"
        choices={choices.tags.map((tag) => ({ ...tag, of: null, detail: null }))}
      />
      <datalist id={sourceList}>
        {choices.sources.map((source) => (
          <option key={source} value={source} />
        ))}
      </datalist>
      {field("notes")}
      {props.children}
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={cancelTo}>
          Cancel
        </Link>
      </div>
    </PageForm>
  );
}
