import { fold, foldForSearch, searchable } from "../fold.ts";
import { phoneKey, phoneSearchText } from "../phone.ts";
import { withoutInvisible } from "../text.ts";
import {
  type ContactReach,
  type ContactText,
  displayName,
  isEastAsianName,
  type Named,
} from "./contact.ts";

/*
 * What contacts are sorted, searched and compared by, made from what was typed. It stands by itself,
 * so that pages that only show contacts do without it. Raise foldVersion with every change of it.
 */

/** What two writings of one email address share. Accents and apostrophes tell addresses apart. */
export function emailKey(email: string | null): string | null {
  return (
    withoutInvisible(email ?? "")
      .normalize("NFKC")
      .trim()
      .toLowerCase() || null
  );
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
  const { email, company, jobTitle, phone } = contact;
  const companyKey = sortKey(company ?? "");
  return {
    nameKey: nameKey(contact),
    companyKey,
    emailKey: emailKey(email),
    phoneKey: phoneKey(phone),
    searchText: [
      // First, so that a company that is renamed takes the place of its line.
      searchable(companyKey),
      nameSearchText(contact),
      foldForSearch(email ?? ""),
      foldForSearch(jobTitle ?? ""),
      phoneSearchText(phone),
      ...contact.moreEmails.map(({ value }) => foldForSearch(value)),
      ...contact.morePhones.map(({ value }) => phoneSearchText(value)),
    ].join("\n"),
  };
}

/** The last name first. East Asian names are one word, in one field as in two. */
function nameKey(named: Named): string {
  const { firstName, lastName } = named;
  return sortKey([lastName, firstName].join(isEastAsianName(named) ? "" : " "));
}

/** East Asian names are typed without a space, and the family name is either first or last. */
function nameSearchText(named: Named): string {
  if (!isEastAsianName(named)) return foldForSearch(displayName(named));
  const { firstName, lastName } = named;
  return foldForSearch(`${lastName}${firstName} ${firstName}${lastName}`);
}
