import { type ContactReach, type ContactText, displayName, tellingDigits } from "./contact.ts";
import { digitsOf, fold } from "./fold.ts";

/*
 * What contacts are sorted, searched and compared by, made from what was typed. It stands by itself,
 * so that pages that only show contacts do without it.
 */

const fewestDigits = 7;

/** What two writings of one phone number share: its last digits, without an extension; null when it is too short to tell. */
export function phoneKey(phone: string | null): string | null {
  const digits = digitsOf((phone ?? "").replace(/(?:x|ext\.?|#)\s*\d+\s*$/i, ""));
  return digits.length >= fewestDigits ? digits.slice(-tellingDigits) : null;
}

/** What two writings of one email address share. */
export function emailKey(email: string | null): string | null {
  return fold(email ?? "") || null;
}

/** The key of a further email or phone, as the same of the first one would have it. */
export function pointKey(kind: "email" | "phone", value: string): string | null {
  return kind === "email" ? emailKey(value) : phoneKey(value);
}

/** Texts are sorted by their beginning, in characters, so that a page's link stays short. */
const sortedBy = 200;

/** The form in which names and companies are sorted, and told apart. */
export function sortKey(text: string): string {
  return Array.from(fold(text)).slice(0, sortedBy).join("");
}

/** What a contact's search text is made of. */
type Searched = Pick<
  ContactText,
  "firstName" | "lastName" | "email" | "phone" | "company" | "jobTitle"
> &
  Pick<ContactReach, "moreEmails" | "morePhones">;

/** The columns that lists sort, search and compare by, made from what was typed. */
export function contactKeys(contact: Searched) {
  const { firstName, lastName, email, company, jobTitle, phone } = contact;
  const companyKey = sortKey(company ?? "");
  return {
    nameKey: sortKey(`${lastName ?? ""} ${firstName ?? ""}`),
    companyKey,
    emailKey: emailKey(email),
    phoneKey: phoneKey(phone),
    searchText: [
      // First, so that a company that is renamed takes the place of its line.
      companyKey,
      fold(displayName({ firstName, lastName })),
      fold(email ?? ""),
      fold(jobTitle ?? ""),
      digitsOf(phone ?? ""),
      ...contact.moreEmails.map(({ value }) => fold(value)),
      ...contact.morePhones.map(({ value }) => digitsOf(value)),
    ].join("\n"),
  };
}
