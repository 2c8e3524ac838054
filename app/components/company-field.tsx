import { type FieldMetadata, getInputProps } from "@conform-to/react";
import { Frame } from "#app/forms/field.tsx";
import { CompanyInput } from "./company-input.tsx";

interface CompanyFieldProps {
  label: string;
  meta: FieldMetadata<string | null | undefined>;
  maxLength: number;
  hint?: string;
  required?: boolean;
}

/** A labelled company with its error beside it, which suggests those of the book as one types. */
export function CompanyField({ label, meta, maxLength, hint, required }: CompanyFieldProps) {
  const { key, ...input } = getInputProps(meta, {
    type: "text",
    ariaDescribedBy: hint ? `${meta.id}-hint` : undefined,
  });
  return (
    <Frame meta={meta} label={label} hint={hint} required={required}>
      <CompanyInput key={key} {...input} maxLength={maxLength} />
    </Frame>
  );
}
