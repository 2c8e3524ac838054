import {
  type ContactPoint,
  type ContactReach,
  type ContactText,
  isNameless,
  mostPoints,
  namelessMessage,
} from "./contact/contact.ts";
import {
  type ContactField,
  contactFieldNames,
  contactFields,
  eachField,
  isContactField,
} from "./contact/fields.ts";
import { groupLabel } from "./contact/group.ts";
import { pointKeys } from "./contact/key.ts";
import type { FieldsWith } from "./field.ts";
import { fold } from "./fold.ts";
import { type ReachKeys, sameReach } from "./phone.ts";
import { Refusal } from "./refusal.ts";

/**
 * What is selected on its own in a merge: a field, or a group that is used whole, such as the
 * address. For emails and phones it is the main one; the others are all kept.
 */
export type MergePart =
  | Exclude<ContactField, GroupedField>
  | (typeof contactFields)[GroupedField]["group"];

type GroupedField = FieldsWith<typeof contactFields, { merge: "choose group" }>;

function isChosenWithGroup(name: ContactField): name is GroupedField {
  return contactFields[name].merge === "choose group";
}

function partOfField(name: ContactField): MergePart {
  return isChosenWithGroup(name) ? contactFields[name].group : name;
}

export const mergePartNames: MergePart[] = [...new Set(contactFieldNames.map(partOfField))];

export function mergeLabel(part: MergePart): string {
  return isContactField(part) ? contactFields[part].label : groupLabel(part);
}

/** Whose value to use, by contact id; other parts use the default. */
export type MergeChoices = Partial<Record<MergePart, number | undefined>>;

type Typed = ContactText & ContactReach;
export type Mergeable = Typed & { id: number };

/** A contact's text for a part; empty for nothing. */
export function partOf(contact: ContactText, part: MergePart): string {
  return contactFieldNames
    .filter((field) => partOfField(field) === part)
    .map((field) => contact[field])
    .filter(Boolean)
    .join("\n");
}

/** Whether a part has to be selected: two of the contacts have different values. */
export function differs(contacts: readonly ContactText[], part: MergePart): boolean {
  const values = contacts.map((contact) => partOf(contact, part)).filter(Boolean);
  return new Set(values).size > 1;
}

/** The default value of a part: that of the first contact that has one. */
export function firstWith(contacts: readonly Mergeable[], part: MergePart): Mergeable | undefined {
  return contacts.find((contact) => partOf(contact, part) !== "") ?? contacts[0];
}

/**
 * The result of merging contacts: the first one is kept, with the selected value of each part, or
 * else its own, or else the next contact's. Emails and phones are united, starting with the main
 * ones, and so are notes unless one contact's are selected. Refuses BAD_REQUEST if no name would
 * remain, or if there would be more notes, emails or phones than a contact may have.
 */
export function merged(contacts: readonly Mergeable[], chosen: MergeChoices): Typed {
  const chosenValue = (field: ContactField): string | null => {
    const part = partOfField(field);
    const whose = contacts.find(({ id }) => id === chosen[part]) ?? firstWith(contacts, part);
    return whose?.[field] ?? null;
  };
  const [email = none, ...moreEmails] = united(contacts, "email", chosen.email);
  const [phone = none, ...morePhones] = united(contacts, "phone", chosen.phone);
  const combined: Record<
    FieldsWith<typeof contactFields, { merge: "unite" | "join" }>,
    string | null
  > = {
    email: email.value,
    phone: phone.value,
    notes: chosen.notes === undefined ? joinedNotes(contacts) : chosenValue("notes"),
  };
  const typed: Typed = {
    ...eachField(chosenValue),
    ...combined,
    emailLabel: email.label,
    phoneLabel: phone.label,
    moreEmails,
    morePhones,
  };
  judge(typed);
  return typed;
}

const none = { label: null, value: null };

function judge(typed: Typed): void {
  if (isNameless(typed)) throw new Refusal("BAD_REQUEST", namelessMessage, "firstName");
  if ((typed.notes ?? "").length > contactFields.notes.limit) {
    throw new Refusal("BAD_REQUEST", longNotesWords, "notes");
  }
  for (const kind of ["email", "phone"] as const) {
    const more = kind === "email" ? typed.moreEmails : typed.morePhones;
    if (more.length > mostPoints) throw new Refusal("BAD_REQUEST", manyPointsWords(kind), kind);
  }
}

const longNotesWords = `The combined notes are too long (over ${contactFields.notes.limit.toLocaleString("en")} characters). Select whose notes to keep.`;

function manyPointsWords(kind: "email" | "phone"): string {
  return `Together they have more than ${mostPoints + 1} ${kind}s. Remove some first, or merge fewer contacts at a time.`;
}

/** The notes of all contacts, without repeats, one after the other. */
export function joinedNotes(contacts: readonly ContactText[]): string | null {
  const notes = contacts.flatMap((contact) => contact.notes ?? []);
  return [...new Set(notes)].join("\n\n") || null;
}

/**
 * The emails or phones of all contacts, without repeats, starting with those of the selected
 * contact.
 */
export function united(
  contacts: readonly Mergeable[],
  kind: "email" | "phone",
  chosen?: number,
): ContactPoint[] {
  const first = contacts.filter(({ id }) => id === chosen);
  const [lead] = first.flatMap((contact) => pointsOf(contact, kind));
  const all = [...(lead ? [lead] : []), ...contacts.flatMap((contact) => pointsOf(contact, kind))];
  const kept: (ContactPoint & ReachKeys)[] = [];
  for (const { label, value } of all) {
    const { key, prefix } = pointKeys(kind, value);
    const keys = { key: key ?? fold(value), prefix };
    const known = kept.find((each) => sameReach(each, keys));
    if (!known) {
      kept.push({ label, value, ...keys });
      continue;
    }
    known.label ??= label;
    known.prefix ??= prefix;
  }
  return kept.map(({ label, value }) => ({ label, value }));
}

function pointsOf(contact: Mergeable, kind: "email" | "phone"): ContactPoint[] {
  const value = contact[kind];
  const [label, more] =
    kind === "email"
      ? [contact.emailLabel, contact.moreEmails]
      : [contact.phoneLabel, contact.morePhones];
  return [...(value ? [{ label, value }] : []), ...more];
}
