import type { FieldMetadata } from "@conform-to/react";
import type { Choice, ChoiceKind } from "#domain/choice.ts";

/** The field of a form that a picker fills in. */
export type PickedField = Pick<FieldMetadata, "id" | "name" | "errorId"> & {
  initialValue?: unknown;
  errors?: string[] | null | undefined;
};

export interface PickerProps {
  kind: ChoiceKind;
  field: PickedField;
  label: string;
  /** The selected records and likely others, as `api.choice.offer` has them. */
  choices: readonly Choice[];
  /** Whether several records can be selected. */
  several?: boolean;
  required?: boolean;
}

export interface NamePickerProps extends React.ComponentProps<"input"> {
  kind: ChoiceKind;
  /** Whether saving adds a record with a name that isn't found. */
  adds?: boolean;
  /** Called once a suggestion is in the field; without a record, it is a name to add. */
  onPicked?: (choice: Choice | null, input: HTMLInputElement) => void;
}

/** What somebody has done in a plain field before the live one takes its place. */
export interface Taken {
  /** The selected ids, or the typed text. */
  values: string[];
  isFocused: boolean;
}
