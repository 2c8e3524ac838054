import { isEmail } from "../address.ts";
import { splitFullName } from "./full-name.ts";

/** The fields of a contact that is added by what somebody typed in a search: an email or a name. */
export function contactFrom(typed: string) {
  const text = typed.trim();
  if (isEmail(text)) return { email: text };
  const { firstName, lastName } = splitFullName(text);
  return { firstName, lastName };
}
