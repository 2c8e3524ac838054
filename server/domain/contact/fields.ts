import type { FieldsWith, TextField } from "../field.ts";
import { postalAddress } from "../postal-address.ts";
import { recordOf } from "../record-of.ts";

/**
 * The declaration of a contact's field: forms, lists, edits, merges, search and files follow from
 * it.
 */
interface DeclaredField extends TextField {
  group: string;
  /**
   * How it is merged: selected by itself or with its group, united with the others' values, or
   * joined to them.
   */
  merge: "select" | "select group" | "unite" | "join";
  /** Whether the form hides it until it is filled in, because most contacts don't have one. */
  folded?: true;
}

/** The fields of a contact, in the order of forms, pages and files. */
export const contactFields = {
  firstName: {
    label: "First name",
    limit: 200,
    kind: "text",
    group: "name",
    merge: "select",
    searched: true,
  },
  lastName: {
    label: "Last name",
    limit: 200,
    kind: "text",
    group: "name",
    merge: "select",
    searched: true,
  },
  email: {
    label: "Email",
    limit: 254,
    kind: "email",
    group: "emails",
    merge: "unite",
    searched: true,
    column: { name: "email", width: 180 },
  },
  phone: {
    label: "Phone",
    limit: 60,
    kind: "phone",
    group: "phones",
    merge: "unite",
    searched: true,
    column: { name: "phone", width: 140 },
  },
  company: {
    label: "Company",
    limit: 200,
    kind: "text",
    group: "company",
    merge: "select",
    searched: true,
    column: { name: "company", width: 140, sorted: true },
  },
  jobTitle: {
    label: "Job title",
    limit: 200,
    kind: "text",
    group: "jobTitle",
    merge: "select",
    searched: true,
    column: { name: "title", width: 140 },
  },
  linkedin: {
    label: "LinkedIn",
    limit: 300,
    kind: "link",
    group: "linkedin",
    merge: "select",
    folded: true,
  },
  website: {
    label: "Website",
    limit: 300,
    kind: "link",
    group: "website",
    merge: "select",
    folded: true,
  },
  ...postalAddress,
  birthday: {
    label: "Birthday",
    limit: 40,
    kind: "birthday",
    group: "birthday",
    merge: "select",
    folded: true,
  },
  cadence: {
    label: "Keep in touch",
    limit: 40,
    kind: "cadence",
    group: "cadence",
    merge: "select",
    folded: true,
  },
  source: {
    label: "Source",
    limit: 100,
    kind: "text",
    group: "source",
    merge: "select",
    folded: true,
    column: { name: "source", width: 120 },
  },
  nickname: {
    label: "Nickname",
    limit: 100,
    kind: "text",
    group: "nickname",
    merge: "select",
    searched: true,
    folded: true,
    column: { name: "nickname", width: 120 },
  },
  notes: {
    label: "Notes",
    limit: 20_000,
    kind: "markdown",
    group: "notes",
    merge: "join",
  },
} as const satisfies Record<string, DeclaredField>;

type Fields = typeof contactFields;
export type ContactField = keyof Fields;

export const contactFieldNames = Object.keys(contactFields) as ContactField[];

export function isContactField(name: string): name is ContactField {
  return Object.hasOwn(contactFields, name);
}

/** A value for each field, by its name. */
export function eachField<Value>(
  makeValue: (name: ContactField) => Value,
): Record<ContactField, Value> {
  return recordOf(contactFieldNames, makeValue);
}

/** A field that the contacts list can show. */
export type ListedField = FieldsWith<Fields, { column: object }>;

export const listedFields = contactFieldNames.filter(
  (name): name is ListedField => "column" in contactFields[name],
);

/** Whether the form hides a field until it is filled in. */
export function isFolded(name: ContactField): boolean {
  return "folded" in contactFields[name];
}

type SortedField = FieldsWith<Fields, { column: { sorted: true } }>;

/** The columns by which the list sorts, as its URL names them. */
export const sortedColumns = contactFieldNames
  .filter((name): name is SortedField => {
    const { column }: DeclaredField = contactFields[name];
    return column?.sorted === true;
  })
  .map((name) => contactFields[name].column.name);

export type SearchedField = FieldsWith<Fields, { searched: true }>;

export const searchedFields = contactFieldNames.filter(
  (name): name is SearchedField => "searched" in contactFields[name],
);
