import { firstGrapheme, isBlank } from "../text.ts";
import type { ContactField } from "./fields.ts";

/** The most tags of a contact; the database enforces it for every write. */
export const mostTags = 100;
export const tooManyTagsMessage = `A contact can have at most ${mostTags} tags. Remove some first.`;

/**
 * "Ann Lee and 2 more already have 100 tags. Remove some first.": the contacts with too many tags,
 * by the first few names.
 */
export function fullyTaggedMessage(names: readonly string[], count: number): string {
  const others = count - names.length;
  const all = others > 0 ? [...names, `${others} more`] : names;
  const last = all.length > 1 ? ` and ${all.at(-1)}` : "";
  const who = last ? all.slice(0, -1).join(", ") + last : all.join("");
  return `${who} already ${count === 1 ? "has" : "have"} ${mostTags} tags. Remove some first.`;
}

/** The type of an email or phone. */
export const pointLabels = ["work", "home", "mobile", "other"] as const;
export type PointLabel = (typeof pointLabels)[number];

export const pointLabelTexts: Record<PointLabel, string> = {
  work: "Work",
  home: "Home",
  mobile: "Mobile",
  other: "Other",
};

/** An email or phone of a contact after the main one. */
export interface ContactPoint {
  label: PointLabel | null;
  value: string;
}

/** The most emails, and the most phones, after the main one. */
export const mostPoints = 20;

/** The text fields of a contact; null is empty. */
export type ContactText = Record<ContactField, string | null>;

/** The emails and phones after the main ones, which have their own columns. */
export interface OtherPoints {
  emailLabel: PointLabel | null;
  phoneLabel: PointLabel | null;
  moreEmails: ContactPoint[];
  morePhones: ContactPoint[];
}

export interface Named {
  firstName: string | null;
  lastName: string | null;
}

/** The fields that a contact may be called by; it needs at least one of them. */
export const callingFields = [
  "firstName",
  "lastName",
  "email",
  "phone",
  "company",
] as const satisfies ContactField[];

/** What a contact is called by. */
export type Called = Pick<ContactText, (typeof callingFields)[number]>;

const eastAsian = /^[\p{scx=Hani}\p{scx=Hang}\p{scx=Hira}\p{scx=Kana}\s]+$/u;

/** Whether both parts of a name are in Chinese, Japanese or Korean letters. */
export function isEastAsianName({ firstName, lastName }: Named): boolean {
  return eastAsian.test(firstName ?? "") && eastAsian.test(lastName ?? "");
}

/** Whether the family name is first, as in East Asian names except foreign ones, in katakana. */
export function isFamilyFirst(named: Named): boolean {
  return isEastAsianName(named) && !/^\p{scx=Kana}+$/u.test(named.lastName ?? "");
}

/** The visible parts of a name, in the order in which people say them. */
function spokenNames(named: Named): string[] {
  const { firstName, lastName } = named;
  const inOrder = isFamilyFirst(named) ? [lastName, firstName] : [firstName, lastName];
  return inOrder.flatMap((name) => (name === null || isBlank(name) ? [] : [name]));
}

/** First and last name as people say them; empty for neither. */
export function fullName(named: Named): string {
  return spokenNames(named).join(isFamilyFirst(named) ? "" : " ");
}

/** What a contact without a name is called: the email, the phone or the company; empty for none. */
export function standInName({ email, phone, company }: Called): string {
  return [email, phone, company].find((text) => !isBlank(text)) ?? "";
}

/**
 * What a contact is called wherever it is shown: its name, or what stands in for it; never "null",
 * empty or invisible. `calledInSql` says the same inside a query.
 */
export function displayName(contact: Called): string {
  return fullName(contact) || standInName(contact) || "No name";
}

/** What a contact is called and its company, unless that stands in for a name already. */
export function nameAndCompany(contact: Called): string[] {
  const name = displayName(contact);
  return [...new Set([name, contact.company ?? name])];
}

/** Job title and company, e.g. "CTO at TechCorp"; empty if neither is known. */
export function position(contact: Pick<ContactText, "jobTitle" | "company">): string {
  return [contact.jobTitle, contact.company].filter(Boolean).join(" at ");
}

/** One or two letters for an avatar, each a whole character to people. */
export function initials(contact: Called): string {
  const letters = spokenNames(contact).map(initial).join("");
  // Without a name, the first letter or digit: a phone starts with "+".
  return letters || initial(standInName(contact).replace(/^[^\p{L}\p{N}]+/u, "")) || "?";
}

/** The first letter of a name as a capital. Dutch "ij" is one letter, and "ß" has no capital of its own. */
function initial(name: string): string {
  if (/^(?:ij|IJ(?!\p{Lu}))/u.test(name)) return "IJ";
  const letter = firstGrapheme(name);
  const capital = letter.toUpperCase();
  return capital.length === letter.length ? capital : letter;
}

export const uncalledMessage = "Enter a name, an email, a phone or a company.";

/**
 * Whether a contact has nothing to be called by; spaces and invisible characters don't count.
 */
export function isUncalled(
  contact: { [Name in keyof Called]?: string | null | undefined },
): boolean {
  return callingFields.every((name) => isBlank(contact[name]));
}
