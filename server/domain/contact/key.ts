import { fold, foldForSearch, searchable } from "../fold.ts";
import { phoneKeys, phoneSearchText, type ReachKeys } from "../phone.ts";
import { withoutInvisible } from "../text.ts";
import {
  type ContactText,
  fullName,
  isEastAsianName,
  type Named,
  type OtherPoints,
  standInName,
} from "./contact.ts";
import { type ContactField, type SearchedField, searchedFields } from "./fields.ts";

/*
 * The keys by which contacts are sorted, searched and compared, computed from what was typed. A
 * module of its own, so that pages that only show contacts don't load it. Raise foldVersion with
 * every change.
 */

/** The key of an email address, the same for all spellings of it. Accents and apostrophes are significant. */
export function emailKey(email: string | null): string | null {
  return (
    withoutInvisible(email ?? "")
      .normalize("NFKC")
      .trim()
      .toLowerCase() || null
  );
}

/** The keys of another email or phone, the same as it would have as the main one. */
export function pointKeys(kind: "email" | "phone", value: string): ReachKeys {
  return kind === "email" ? { key: emailKey(value), prefix: null } : phoneKeys(value);
}

/** Texts are sorted by this many characters, so that a page's link stays short. */
const sortedBy = 200;

/** The form in which names and companies are sorted and compared. */
export function sortKey(text: string): string {
  return Array.from(fold(text)).slice(0, sortedBy).join("");
}

/** The fields that contacts are compared by. */
export type Compared = Pick<
  ContactText & OtherPoints,
  "firstName" | "lastName" | "email" | "phone" | "company" | "moreEmails" | "morePhones"
>;

/** The keys that lists sort by, and those that duplicates share. */
export function comparedKeys(contact: Compared) {
  const phone = phoneKeys(contact.phone);
  return {
    nameKey: nameKey(contact),
    companyKey: sortKey(contact.company ?? ""),
    emailKey: emailKey(contact.email),
    phoneKey: phone.key,
    phonePrefix: phone.prefix,
  };
}

/** The columns that lists sort, search and compare by, computed from what was typed. */
export function contactKeys(contact: Compared & Pick<ContactText, SearchedField>) {
  const keys = comparedKeys(contact);
  return { ...keys, searchText: searchText(contact, keys.companyKey) };
}

/** Searched fields that have a line for every contact, even an empty one. */
const alwaysSearched: readonly ContactField[] = [
  "firstName",
  "lastName",
  "email",
  "phone",
  "company",
  "jobTitle",
];

/**
 * The others have a line only if they aren't empty, so that a new field leaves stored texts
 * unchanged.
 */
const otherSearched = searchedFields.filter((name) => !alwaysSearched.includes(name));

function searchText(
  contact: Compared & Pick<ContactText, SearchedField>,
  companyKey: string,
): string {
  return [
    // First, so that renaming a company replaces this line alone.
    searchable(companyKey),
    nameSearchText(contact),
    foldForSearch(contact.email ?? ""),
    foldForSearch(contact.jobTitle ?? ""),
    phoneSearchText(contact.phone),
    ...contact.moreEmails.map(({ value }) => foldForSearch(value)),
    ...contact.morePhones.map(({ value }) => phoneSearchText(value)),
    ...otherSearched.flatMap((name) => foldForSearch(contact[name] ?? "") || []),
  ].join("\n");
}

/**
 * The last name first, or what stands in for a name. East Asian names are one word, whether they are
 * in one field or two.
 */
function nameKey(contact: Compared): string {
  const { firstName, lastName } = contact;
  const key = sortKey([lastName, firstName].join(isEastAsianName(contact) ? "" : " "));
  return key || sortKey(standInName(contact));
}

/** East Asian names are typed without a space, with the family name first or last. */
function nameSearchText(named: Named): string {
  if (!isEastAsianName(named)) return foldForSearch(fullName(named));
  const { firstName, lastName } = named;
  return foldForSearch(`${lastName}${firstName} ${firstName}${lastName}`);
}
