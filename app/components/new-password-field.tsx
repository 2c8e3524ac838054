import type { FieldMetadata } from "@conform-to/react";
import { InputField } from "#app/forms/field.tsx";
import { passwordLengthHint, passwordLimits } from "#domain/account/account.ts";

interface NewPasswordFieldProps {
  label: string;
  meta: FieldMetadata<string>;
  autoFocus?: boolean;
  alsoAbout?: readonly string[];
}

/** A field for a password that is being chosen, with its limits. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  return (
    <InputField
      type="password"
      autoComplete="new-password"
      minLength={passwordLimits.shortest}
      limit={passwordLimits.longest}
      hint={passwordLengthHint}
      required
      {...props}
    />
  );
}
