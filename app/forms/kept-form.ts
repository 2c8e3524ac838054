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

const sendAgain = "/send-again";

/** The page that asks whether to run an action without fields after all. */
export function sendAgainPath(from: string): string {
  return `${sendAgain}?${new URLSearchParams({ from })}`;
}

/** The page before the one that `sendAgainPath` leads to; undefined for any other page. */
export function pageBefore({ pathname, searchParams }: URL): string | undefined {
  return pathname === sendAgain ? (searchParams.get("from") ?? undefined) : undefined;
}
