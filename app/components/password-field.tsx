import type { FieldMetadata } from "@conform-to/react";
import { InputField } from "#app/forms/field.tsx";

interface PasswordFieldProps {
  /** By default it says that it isn't about a new one. */
  label?: string;
  meta: FieldMetadata<string>;
  autoFocus?: boolean;
}

/** A field for the password that somebody has, which password managers fill in. */
export function PasswordField({ label = "Current password", ...props }: PasswordFieldProps) {
  return (
    <InputField label={label} type="password" autoComplete="current-password" required {...props} />
  );
}
