import type { Choice, ChoiceKind } from "#domain/choice.ts";

/** A record that was selected on the search page for a field of a half-filled form. */
export interface Picked {
  kind: ChoiceKind;
  /** The name of the field. */
  field: string;
  /** Whether the field takes several records. */
  several: boolean;
  choice: Choice;
}

/**
 * The button and hidden field that carry such a record, with its name: the form's own page can't
 * load the names of records that are selected but not saved.
 */
export const pickedField = "picked";

/** The record in a form's field; null if there is none. */
export function readPicked(value: unknown): Picked | null {
  if (typeof value !== "string") return null;
  try {
    const picked: unknown = JSON.parse(value);
    return isPicked(picked) ? picked : null;
  } catch {
    return null;
  }
}

function isPicked(value: unknown): value is Picked {
  const { kind, field, several, choice } = (value ?? {}) as Partial<Picked>;
  return (
    typeof kind === "string" &&
    typeof field === "string" &&
    typeof several === "boolean" &&
    Number.isSafeInteger(choice?.id) &&
    typeof choice?.name === "string"
  );
}

/** Selects the record in its field of the form. */
export function applyPicked(form: FormData, picked: Picked): void {
  const { field, several, choice } = picked;
  const others = several ? form.getAll(field).filter((value) => value !== "") : [];
  form.delete(field);
  for (const value of [...others, String(choice.id)]) form.append(field, value);
  form.append(pickedField, JSON.stringify(picked));
}
