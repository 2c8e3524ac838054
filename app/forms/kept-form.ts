/**
 * A form that was sent after its session had ended, or before its person confirmed that it's them. The
 * form that asks for the password carries it in a hidden field, and it is shown again, filled in, after
 * that. Nothing of it is stored, except while its person is at a provider, for ten minutes at most.
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

/** The hidden field that carries a kept form. */
export const keptFormField = "keptForm";

/** Neither kept nor sent back, in any form. */
export const passwordFields = ["password", "currentPassword"];

/**
 * The longest kept form, in characters as sent; together with it, a form of text stays below its
 * limit.
 */
const longestKeptForm = 900_000;

/** A posted form to keep, without passwords and files; null if it is too long. */
export function keepForm(
  form: FormData,
  to: string,
  from: string,
  isConfirmed = false,
): string | null {
  const fields = [...form].filter(
    ([name, value]) => typeof value === "string" && !passwordFields.includes(name),
  );
  const kept = JSON.stringify({ to, from, fields, isConfirmed });
  const sent = new URLSearchParams({ [keptFormField]: kept }).toString();
  return sent.length > longestKeptForm ? null : kept;
}

/** The kept form in a hidden field; null if there is none. */
export function readKeptForm(value: FormDataEntryValue | null): KeptForm | null {
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

const sendAgain = "/send-again";

/** The page that asks whether to run an action without fields after all. */
export function sendAgainPath(from: string): string {
  return `${sendAgain}?${new URLSearchParams({ from })}`;
}

/** The page before the one that `sendAgainPath` leads to; undefined for any other page. */
export function pageBefore({ pathname, searchParams }: URL): string | undefined {
  return pathname === sendAgain ? (searchParams.get("from") ?? undefined) : undefined;
}
