import type { FieldMetadata } from "@conform-to/react";
import { InputField, TextAreaField } from "#app/forms/field.tsx";
import { type ContactField, contactFields } from "#domain/contact/fields.ts";
import { kindInputs } from "./field-kinds.ts";

interface ContactInputProps {
  name: ContactField;
  meta: FieldMetadata<string | null | undefined>;
  autoFocus: boolean;
}

/** A field of a contact in its form, as its kind is typed; a text of several lines has a row to itself. */
export function ContactInput({ name, ...props }: ContactInputProps) {
  const { label, limit, kind } = contactFields[name];
  const { rows, ...input } = kindInputs[kind];
  const field = { label, maxLength: limit, autoComplete: "off", ...props, ...input };
  if (rows === undefined) return <InputField {...field} />;
  return (
    <div className="form-wide">
      <TextAreaField {...field} rows={rows} />
    </div>
  );
}
