/** The longest text each field takes, in characters. Forms and inputs share them. */
export const contactLimits = {
  firstName: 200,
  lastName: 200,
  email: 254,
  phone: 60,
  company: 200,
  jobTitle: 200,
  linkedin: 300,
  website: 300,
  street: 300,
  city: 100,
  region: 100,
  postalCode: 30,
  country: 100,
  birthday: 10,
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
  linkedin: "LinkedIn",
  website: "Website",
  street: "Street",
  city: "City",
  region: "State or region",
  postalCode: "Postcode",
  country: "Country",
  birthday: "Birthday",
  notes: "Notes",
};

export const contactFields = Object.keys(contactLimits) as ContactField[];

/** What an email or a phone is for. */
export const pointLabels = ["work", "home", "mobile", "other"] as const;
export type PointLabel = (typeof pointLabels)[number];

export const pointLabelWords: Record<PointLabel, string> = {
  work: "Work",
  home: "Home",
  mobile: "Mobile",
  other: "Other",
};

/** A further email or phone of a contact. */
export interface ContactPoint {
  label: PointLabel | null;
  value: string;
}

/** The most further emails, and the most further phones, that a contact has. */
export const mostPoints = 20;

/** What a person typed about somebody; null is empty. */
export type ContactText = Record<ContactField, string | null>;

/** The emails and phones beside the first ones, which have columns of their own. */
export interface ContactReach {
  emailLabel: PointLabel | null;
  phoneLabel: PointLabel | null;
  moreEmails: ContactPoint[];
  morePhones: ContactPoint[];
}

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

/** Numbers are told apart by their last digits: what comes before them is a country or trunk prefix. */
export const tellingDigits = 9;
