import type { ContactReach } from "./contact.ts";
import { type ContactField, contactFieldNames, contactFields, isContactField } from "./fields.ts";

/** Fields of a contact that are edited together, in one part of its page. */
export type ContactGroup = (typeof contactFields)[ContactField]["group"];

/** The groups, in the order of their fields. */
export const contactGroups: ContactGroup[] = [
  ...new Set(contactFieldNames.map((name) => contactFields[name].group)),
];

export function fieldsOfGroup(group: ContactGroup): ContactField[] {
  return contactFieldNames.filter((name) => contactFields[name].group === group);
}

/** What is edited together with the main email or phone. */
const besides: Partial<Record<ContactGroup, (keyof ContactReach)[]>> = {
  emails: ["emailLabel", "moreEmails"],
  phones: ["phoneLabel", "morePhones"],
};

/** All properties of a contact that an edit of a group may change. */
export function propertiesOfGroup(group: ContactGroup): (ContactField | keyof ContactReach)[] {
  return [...fieldsOfGroup(group), ...(besides[group] ?? [])];
}

/** The names of groups that differ from their field, or have several fields. */
const labels: Record<Exclude<ContactGroup, ContactField>, string> = {
  name: "Name",
  emails: contactFields.email.label,
  phones: contactFields.phone.label,
  address: "Address",
};

export function groupLabel(group: ContactGroup): string {
  return isContactField(group) ? contactFields[group].label : labels[group];
}

/** A group's name within a sentence: "Change email". A name such as LinkedIn keeps its capitals. */
export function groupNoun(group: ContactGroup): string {
  const label = groupLabel(group);
  return /\p{L}\p{Lu}/u.test(label) ? label : label.toLowerCase();
}
