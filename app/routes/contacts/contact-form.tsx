import { getFormProps, useForm } from "@conform-to/react";
import { Form, Link } from "react-router";
import { TagChip } from "#app/components/tag-chip.tsx";
import {
  FieldError,
  FormErrors,
  InputField,
  TextAreaField,
  VersionInput,
} from "#app/forms/field.tsx";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import type { FormAnswer } from "#app/forms/submit.ts";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { type ContactText, contactLabels, contactLimits } from "#domain/contact.ts";
import type { Tag } from "#server/services/tag.ts";

interface ContactFormProps {
  answer: FormAnswer | undefined;
  /** What the fields start with. */
  contact?: ContactText & { tags: { id: number }[]; version: number };
  tags: Tag[];
  submitLabel: string;
  cancelTo: string;
}

/** The fields of a contact, for a new one and for one that is edited. */
export function ContactForm({ answer, contact, tags, submitLabel, cancelTo }: ContactFormProps) {
  const [form, fields] = useForm<ContactText & { tagIds: string[]; version: string }>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: {
      ...contact,
      tagIds: contact?.tags.map(({ id }) => String(id)),
      version: contact?.version.toString(),
    },
  });
  const line = (field: keyof typeof contactLimits) => ({
    label: contactLabels[field],
    meta: fields[field],
    maxLength: contactLimits[field],
  });
  const chosen = fields.tagIds.initialValue;
  return (
    <Form method="post" {...getFormProps(form)} className="form card">
      <FormKeyInput />
      {contact ? <VersionInput meta={fields.version} /> : null}
      <FormErrors id={form.errorId} errors={form.errors} />
      <div className="form-row">
        <InputField {...line("firstName")} autoComplete="off" autoFocus={!contact} />
        <InputField {...line("lastName")} autoComplete="off" />
      </div>
      <div className="form-row">
        <InputField {...line("email")} type="email" autoComplete="off" />
        <InputField {...line("phone")} type="tel" autoComplete="off" />
      </div>
      <div className="form-row">
        <InputField {...line("company")} autoComplete="off" />
        <InputField {...line("jobTitle")} autoComplete="off" />
      </div>
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
                  defaultChecked={chosen?.includes(String(tag.id))}
                />
                <TagChip tag={tag} />
              </label>
            ))}
          </div>
          <FieldError id={fields.tagIds.errorId} errors={fields.tagIds.errors} />
        </fieldset>
      ) : null}
      <TextAreaField {...line("notes")} />
      <div className="form-actions">
        <SubmitButton>{submitLabel}</SubmitButton>
        <Link className="button button-quiet" to={cancelTo}>
          Cancel
        </Link>
      </div>
    </Form>
  );
}
