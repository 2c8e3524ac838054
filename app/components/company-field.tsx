import { type FieldMetadata, getInputProps } from "@conform-to/react";
import { Frame } from "#app/forms/field.tsx";
import { roomFor } from "#app/forms/text-limit.ts";
import { useStandingErrors } from "#app/forms/use-standing-errors.ts";
import { CompanyInput } from "./company-input.tsx";

interface CompanyFieldProps {
  label: string;
  meta: FieldMetadata<string | null | undefined>;
  limit: number;
  hint?: string;
  required?: boolean;
}

/** A company field with its error; it suggests the workspace's companies while typing. */
export function CompanyField({ label, meta, limit, hint, required }: CompanyFieldProps) {
  const hintId = hint ? `${meta.id}-hint` : undefined;
  const { errors, whenChanged } = useStandingErrors({
    errors: meta.errors,
    errorId: meta.errorId,
    hintId,
    limit,
  });
  const { key, ...input } = getInputProps(meta, { type: "text" });
  return (
    <Frame meta={meta} errors={errors} label={label} hint={hint} required={required}>
      <CompanyInput key={key} {...input} {...whenChanged} maxLength={roomFor(limit)} />
    </Frame>
  );
}
