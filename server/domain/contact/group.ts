import { type GroupOf, groupsOf } from "../field-groups.ts";
import type { OtherPoints } from "./contact.ts";
import { type ContactField, contactFields } from "./fields.ts";

/** Fields of a contact that are edited together, in one part of its page. */
export type ContactGroup = GroupOf<typeof contactFields>;

export const {
  groups: contactGroups,
  fieldsOfGroup,
  groupLabel,
  groupNoun,
} = groupsOf(contactFields, {
  name: "Name",
  emails: contactFields.email.label,
  phones: contactFields.phone.label,
  address: "Address",
});

/** What is edited together with the main email or phone. */
const besides: Partial<Record<ContactGroup, (keyof OtherPoints)[]>> = {
  emails: ["emailLabel", "moreEmails"],
  phones: ["phoneLabel", "morePhones"],
};

/** All properties of a contact that an edit of a group may change. */
export function propertiesOfGroup(group: ContactGroup): (ContactField | keyof OtherPoints)[] {
  return [...fieldsOfGroup(group), ...(besides[group] ?? [])];
}
