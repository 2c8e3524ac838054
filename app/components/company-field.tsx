import { type FieldMetadata, getInputProps } from "@conform-to/react";
import { Frame } from "#app/forms/field.tsx";
import { roomFor } from "#app/forms/text-limit.ts";
import { useStandingErrors } from "#app/forms/use-standing-errors.ts";
import { NamePicker } from "./pick/name-picker.tsx";

interface CompanyFieldProps {
  label: string;
  meta: FieldMetadata<string | null | undefined>;
  limit: number;
}

/** The name of a contact's company, with its error: saving adds a company that isn't found. */
export function CompanyField({ label, meta, limit }: CompanyFieldProps) {
  const { errors, whenChanged } = useStandingErrors({
    errors: meta.errors,
    errorId: meta.errorId,
    limit,
  });
  const { key, ...input } = getInputProps(meta, { type: "text" });
  return (
    <Frame meta={meta} errors={errors} label={label}>
      <NamePicker
        key={key}
        kind="company"
        adds
        {...input}
        {...whenChanged}
        maxLength={roomFor(limit)}
      />
    </Frame>
  );
}

/** The same without its label and error, for an editor that has them. */
export function CompanyInput(props: React.ComponentProps<"input">) {
  return <NamePicker kind="company" adds {...props} />;
}
