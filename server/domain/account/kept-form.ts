/**
 * A form that was sent after its session had ended, or before its person confirmed that it's them. The
 * form that asks for the password carries it in a hidden field, and it is shown again, filled in, after
 * that. Nothing of it is stored, except while its person is at a provider: for a quarter of an hour at most.
 */
export interface KeptForm {
  /** The path that it is sent to. */
  to: string;
  /** The page that it was on. */
  from: string;
  fields: [name: string, value: string][];
  /** Whether its person was signed in, and only had to confirm that it's them. */
  isConfirmed?: boolean;
}

/** The longest kept form that is stored while its person is at a provider, in bytes as it is stored. */
const longestStoredForm = 200_000;

/** Whether a kept form, as it is sent, is short enough to be stored. */
export function isStorable(kept: string): boolean {
  // It is a string within other JSON.
  return new TextEncoder().encode(JSON.stringify(kept)).byteLength <= longestStoredForm;
}

/** The kept form in a hidden field; null if there is none. */
export function readKeptForm(value: unknown): KeptForm | null {
  if (typeof value !== "string") return null;
  try {
    const kept: unknown = JSON.parse(value);
    return isKeptForm(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isKeptForm(value: unknown): value is KeptForm {
  if (typeof value !== "object" || value === null) return false;
  const { to, from, fields } = value as Record<string, unknown>;
  const isField = (field: unknown) =>
    Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === "string");
  return (
    typeof to === "string" &&
    typeof from === "string" &&
    Array.isArray(fields) &&
    fields.every(isField)
  );
}
