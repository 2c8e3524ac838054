import { type ContactField, contactLabels } from "./contact.ts";

/** Fields of a contact that are changed together, in one place of its page. */
export const contactGroups = {
  name: ["firstName", "lastName"],
  jobTitle: ["jobTitle"],
  company: ["company"],
  emails: ["email", "emailLabel", "moreEmails"],
  phones: ["phone", "phoneLabel", "morePhones"],
  website: ["website"],
  linkedin: ["linkedin"],
  address: ["street", "city", "region", "postalCode", "country"],
  birthday: ["birthday"],
  notes: ["notes"],
} as const;

export type ContactGroup = keyof typeof contactGroups;

/** What a group is called within a sentence: "Change email". */
export function groupNoun(group: ContactGroup): string {
  if (group in nouns) return nouns[group as keyof typeof nouns];
  const label = contactLabels[group as ContactField];
  return label === contactLabels.linkedin ? label : label.toLowerCase();
}

const nouns = { name: "name", emails: "email", phones: "phone", address: "address" } as const;
