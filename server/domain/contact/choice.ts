import type { Choice } from "../choice.ts";
import { type Called, initials, nameAndCompany } from "./contact.ts";

/** A contact to select, with the email or phone that tells namesakes apart. */
export function contactChoice(contact: Called & { id: number }): Choice {
  const [name = "", of = null] = nameAndCompany(contact);
  const detail = [contact.email, contact.phone].find((text) => text && text !== name) ?? null;
  return { id: contact.id, name, of, detail, initials: initials(contact) };
}
