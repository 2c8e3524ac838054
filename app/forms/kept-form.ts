/**
 * A form that was sent after its session had ended. It goes along with the sign-in form, in a hidden
 * field, and is shown again, filled, once its person is signed in: nothing of it is stored anywhere.
 */
export interface KeptForm {
  /** The address that it is sent to. */
  to: string;
  /** The page that it stood on. */
  from: string;
  fields: [name: string, value: string][];
}

/** The hidden field in which a kept form goes along. */
export const keptFormField = "keptForm";

/** Neither kept nor sent back, whatever form they stand in. */
export const passwordFields = ["password", "currentPassword"];

/** The longest kept form, in characters as a form sends it; with it, a form of typed text is below its limit. */
const longestKeptForm = 900_000;

/** A posted form as it is kept, without passwords and files; null where it is too long for that. */
export function keepForm(form: FormData, to: string, from: string): string | null {
  const fields = [...form].filter(
    ([name, value]) => typeof value === "string" && !passwordFields.includes(name),
  );
  const kept = JSON.stringify({ to, from, fields });
  const sent = new URLSearchParams({ [keptFormField]: kept }).toString();
  return sent.length > longestKeptForm ? null : kept;
}

/** What a hidden field has kept; null where it holds no such thing. */
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

/** The page that asks whether an action with nothing to fill in is still wanted. */
export function sendAgainPath(from: string): string {
  return `${sendAgain}?${new URLSearchParams({ from })}`;
}

/** The page that came before the one that `sendAgainPath` leads to; undefined for any other page. */
export function pageBefore({ pathname, searchParams }: URL): string | undefined {
  return pathname === sendAgain ? (searchParams.get("from") ?? undefined) : undefined;
}
