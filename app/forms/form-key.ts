/**
 * The hidden field that identifies one rendering of a form, and the account it was rendered for.
 */
export const formKeyField = "form-key";

/** The key for a new rendering of a form for the account with this id. */
export function newFormKey(account: number | undefined): string {
  return `${account ?? ""}.${crypto.randomUUID()}`;
}

/** The key for another sending of the same rendering. */
export function renewedKey(formKey: string): string {
  return `${accountIn(formKey)}.${crypto.randomUUID()}`;
}

/** The id of the account that a form was rendered for; empty if nobody was signed in. */
export function accountIn(formKey: string): string {
  return formKey.slice(0, Math.max(formKey.indexOf("."), 0));
}

/**
 * The key of a form's operation, made from its URL, its rendering and all that was typed: the same
 * form sent twice runs once, and a form that was changed after going back is another operation.
 */
export async function operationKeyOf(
  request: Request,
  form: FormData,
): Promise<string | undefined> {
  const formKey = form.get(formKeyField);
  if (typeof formKey !== "string" || formKey === "") return undefined;
  const fields = await Promise.all(
    [...form].map(async ([name, value]) => [name, await digestOf(value)]),
  );
  const { pathname } = new URL(request.url);
  return asUuid(await sha256(new TextEncoder().encode(JSON.stringify([pathname, fields]))));
}

async function digestOf(value: FormDataEntryValue): Promise<string> {
  if (typeof value === "string") return value;
  const digest = await sha256(await (value as Blob).arrayBuffer());
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function sha256(bytes: BufferSource): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** A digest as a UUID of version 8 (RFC 9562, section 5.8). */
function asUuid(digest: Uint8Array): string {
  const bytes = digest.slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
