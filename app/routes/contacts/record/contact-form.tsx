import { getFormProps, useForm } from "@conform-to/react";
import { Form, Link } from "react-router";
import { CompanyField } from "#app/components/company-field.tsx";
import { TagChip } from "#app/components/tag-chip.tsx";
import {
  FieldError,
  FormErrors,
  InputField,
  TextAreaField,
  VersionInput,
} from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { ContactReach, ContactText } from "#domain/contact/contact.ts";
import { type ContactField, contactFields } from "#domain/contact/fields.ts";
import type { Tag } from "#server/services/tag.ts";
import { PointFields, PointLabelSelect } from "./point-fields.tsx";

interface ContactFormProps {
  answer: FormAnswer | undefined;
  /** What the fields start with. */
  contact?: ContactText & ContactReach & { tags: { id: number }[]; version: number };
  /** What is known of a new one before anything is typed. */
  known?: Partial<ContactText>;
  tags: Tag[];
  submitLabel: string;
  cancelTo: string;
  /** Is told of the form as something is typed into it. */
  onTyped?: (form: HTMLFormElement) => void;
  /** What stands between the fields and the buttons. */
  children?: React.ReactNode;
}

/** Fields that most contacts do without: they are folded away until one of them is needed. */
const seldom = [
  "website",
  "linkedin",
  "street",
  "city",
  "region",
  "postalCode",
  "country",
  "birthday",
] as const;

type FormFields = ContactText & ContactReach & { tagIds: string[]; version: string };

/** The fields of a contact, for a new one and for one that is edited. */
export function ContactForm(props: ContactFormProps) {
  const { answer, contact, known, tags, submitLabel, cancelTo } = props;
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
  const line = (field: ContactField) => ({
    label: contactFields[field].label,
    meta: fields[field],
    maxLength: contactFields[field].limit,
    autoComplete: "off",
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
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="form card"
      onInput={({ currentTarget }) => props.onTyped?.(currentTarget)}
    >
      <FormKeyInput />
      {contact ? <VersionInput meta={fields.version} answer={answer} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <div className="form-row">
        <InputField {...line("firstName")} autoFocus={!contact} />
        <InputField {...line("lastName")} />
      </div>
      <div className="form-row">
        <div className="point-row">
          <InputField {...line("email")} type="email" />
          <PointLabelSelect
            name={fields.emailLabel.name}
            label={fields.emailLabel.initialValue}
            words="Email is for"
          />
        </div>
        <div className="point-row">
          <InputField {...line("phone")} type="tel" />
          <PointLabelSelect
            name={fields.phoneLabel.name}
            label={fields.phoneLabel.initialValue}
            words="Phone is for"
          />
        </div>
      </div>
      <details className="fold" open={manyPoints || errors.includes("more")}>
        <summary>More emails and phones</summary>
        <div className="form-row">
          {further("email")}
          {further("phone")}
        </div>
      </details>
      <div className="form-row">
        <CompanyField
          label={contactFields.company.label}
          meta={fields.company}
          maxLength={contactFields.company.limit}
        />
        <InputField {...line("jobTitle")} />
      </div>
      <details
        className="fold"
        open={seldom.some((field) => fields[field].initialValue || fields[field].errors)}
      >
        <summary>Links, address and birthday</summary>
        <div className="form">
          <div className="form-row">
            <InputField {...line("website")} />
            <InputField {...line("linkedin")} />
          </div>
          <TextAreaField {...line("street")} rows={2} />
          <div className="form-row">
            <InputField {...line("city")} />
            <InputField {...line("region")} />
          </div>
          <div className="form-row">
            <InputField {...line("postalCode")} />
            <InputField {...line("country")} />
          </div>
          <div className="form-row">
            <InputField {...line("birthday")} hint="Like 1980-03-22, or 03-22 without the year." />
          </div>
        </div>
      </details>
      {tags.length > 0 ? (
        <fieldset className="field">
          <legend className="field-label">Tags</legend>
          <div className="choices">
            {tags.map((tag) => (
              <label key={tag.id} className="choice">
                <input
                  type="checkbox"
                  name={fields.tagIds.name}
                  value={tag.id}
                  defaultChecked={fields.tagIds.initialValue?.includes(String(tag.id))}
                />
                <TagChip tag={tag} />
              </label>
            ))}
          </div>
          <FieldError id={fields.tagIds.errorId} errors={fields.tagIds.errors} />
        </fieldset>
      ) : null}
      <TextAreaField
        {...line("notes")}
        hint="Markdown works: **bold**, - lists, [links](https://…)."
      />
      {props.children}
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={cancelTo}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
