import { type FieldMetadata, getSelectProps } from "@conform-to/react";
import { Frame } from "./field.tsx";
import { useStandingErrors } from "./use-standing-errors.ts";

interface SelectFieldProps {
  label: string;
  meta: FieldMetadata<string | null | undefined>;
  hint?: string;
  required?: boolean;
  /** Whether the cursor starts here. */
  autoFocus?: boolean | undefined;
  /** The options. */
  children: React.ReactNode;
}

/** A labelled select with its error beside it. */
export function SelectField(props: SelectFieldProps) {
  const { label, meta, hint, children, ...attributes } = props;
  const hintId = hint ? `${meta.id}-hint` : undefined;
  const { errors, whenChanged } = useStandingErrors({
    errors: meta.errors,
    errorId: meta.errorId,
    hintId,
  });
  const { key, ...select } = getSelectProps(meta);
  return (
    <Frame meta={meta} errors={errors} label={label} hint={hint} required={props.required}>
      <select key={key} className="input" {...select} {...whenChanged} {...attributes}>
        {children}
      </select>
    </Frame>
  );
}

export interface Choice {
  value: string;
  label: string;
}

export interface ChoiceGroup {
  label: string;
  choices: Choice[];
}

/** Options in one list. */
export function Options({ choices }: { choices: Choice[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** Options in groups. */
export function OptionGroups({ groups }: { groups: ChoiceGroup[] }) {
  return groups.map(({ label, choices }) => (
    <optgroup key={label} label={label}>
      <Options choices={choices} />
    </optgroup>
  ));
}
