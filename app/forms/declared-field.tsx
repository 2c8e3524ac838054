import type { FieldMetadata } from "@conform-to/react";
import type { Field, TextField } from "#domain/field.ts";
import { InputField, TextAreaField } from "./field.tsx";
import { kindInputs } from "./kind-inputs.ts";

interface DeclaredFieldProps {
  field: TextField | Field<"day">;
  meta: FieldMetadata<string | null | undefined>;
  hint?: string;
  required?: boolean;
  autoFocus?: boolean;
  alsoAbout?: readonly string[] | undefined;
  /** The id of the list of values that are offered. */
  list?: string | undefined;
}

/** A field in its record's form, with the input of its kind; a text area has a row to itself. */
export function DeclaredField({ field, list, ...props }: DeclaredFieldProps) {
  const { rows, ...input } = kindInputs[field.kind];
  const typed = "limit" in field ? { limit: field.limit, autoComplete: "off" } : {};
  const attributes = { label: field.label, ...typed, ...input, ...props };
  if (rows === undefined) return <InputField {...attributes} list={list} />;
  return (
    <div className="form-wide">
      <TextAreaField {...attributes} rows={rows} />
    </div>
  );
}
