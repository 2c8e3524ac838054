import { digitsOf, fold } from "./fold.ts";

/** The longest text each field takes, in characters. Forms and inputs share them. */
export const contactLimits = {
  firstName: 200,
  lastName: 200,
  email: 254,
  phone: 60,
  company: 200,
  jobTitle: 200,
  notes: 20_000,
} as const;

export type ContactField = keyof typeof contactLimits;

export const contactLabels: Record<ContactField, string> = {
  firstName: "First name",
  lastName: "Last name",
  email: "Email",
  phone: "Phone",
  company: "Company",
  jobTitle: "Job title",
  notes: "Notes",
};

/** What a person typed about somebody; null is empty. */
export type ContactText = Record<ContactField, string | null>;

export interface Named {
  firstName: string | null;
  lastName: string | null;
}

/** A contact's name as people say it; never "null", never empty. */
export function displayName({ firstName, lastName }: Named): string {
  return [firstName, lastName].filter(Boolean).join(" ") || "No name";
}

/** What somebody does and where, e.g. "CTO at TechCorp"; empty when neither is known. */
export function position(contact: Pick<ContactText, "jobTitle" | "company">): string {
  return [contact.jobTitle, contact.company].filter(Boolean).join(" at ");
}

/** One or two letters for an avatar. */
export function initials(named: Named): string {
  const letters = [named.firstName, named.lastName].map((name) => Array.from(name ?? "")[0] ?? "");
  return letters.join("").toUpperCase() || "?";
}

export const namelessWords = "Give a first name or a last name.";

/** At least one name is needed; spaces are none. */
export function isNameless({ firstName, lastName }: Partial<Named>): boolean {
  return !firstName?.trim() && !lastName?.trim();
}

/**
 * Whether a text has the shape of an address: one @, something on both sides, a dot in the domain,
 * no spaces. Letters of any script are taken; whether mail arrives, only sending tells.
 */
export function isEmail(text: string): boolean {
  return /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@.,;:<>()[\]\\]+(\.[^\s@.,;:<>()[\]\\]+)+$/u.test(text);
}

/** Names are sorted by their beginning, in characters, so that a page's link stays short. */
const sortedBy = 200;

/** The columns that lists sort and search by, made from what was typed. */
export function contactKeys(contact: ContactText): { nameKey: string; searchText: string } {
  const { firstName, lastName, email, company, jobTitle, phone } = contact;
  return {
    nameKey: Array.from(fold(`${lastName ?? ""} ${firstName ?? ""}`))
      .slice(0, sortedBy)
      .join(""),
    searchText: [
      fold(displayName({ firstName, lastName })),
      fold(email ?? ""),
      fold(company ?? ""),
      fold(jobTitle ?? ""),
      digitsOf(phone ?? ""),
    ].join("\n"),
  };
}
