import { recordOf } from "../record-of.ts";

/** What is known of one field of a contact: forms, lists, edits, merges, search and files follow from it. */
interface Field {
  /** What it is called beside its input, on its own line of a page, and in history. */
  label: string;
  /** The longest text that it takes, in characters. */
  limit: number;
  /** What is accepted, and how it is typed and shown. */
  kind: FieldKind;
  /** The fields of one group are edited together on the contact's page. */
  group: string;
  /** How it is merged: chosen by itself or with its group, united with the others', or joined to theirs. */
  merge: "choose" | "choose group" | "unite" | "join";
  /** Whether search looks into it. */
  searched?: true;
  /** Whether the form folds it away until it is filled, since most contacts do without. */
  folded?: true;
  /** Its column in the list: the name that URLs and saved views use, the least width in pixels, and whether the list sorts by it. */
  column?: { name: string; width: number; sorted?: true };
}

/** Text of one line or several, text in Markdown, and texts that mean something. */
export type FieldKind = "text" | "lines" | "markdown" | "email" | "phone" | "link" | "birthday";

/** The fields of a contact, in the order in which forms, pages and files have them. */
export const contactFields = {
  firstName: {
    label: "First name",
    limit: 200,
    kind: "text",
    group: "name",
    merge: "choose",
    searched: true,
  },
  lastName: {
    label: "Last name",
    limit: 200,
    kind: "text",
    group: "name",
    merge: "choose",
    searched: true,
  },
  email: {
    label: "Email",
    limit: 254,
    kind: "email",
    group: "emails",
    merge: "unite",
    searched: true,
    column: { name: "email", width: 190 },
  },
  phone: {
    label: "Phone",
    limit: 60,
    kind: "phone",
    group: "phones",
    merge: "unite",
    searched: true,
    column: { name: "phone", width: 150 },
  },
  company: {
    label: "Company",
    limit: 200,
    kind: "text",
    group: "company",
    merge: "choose",
    searched: true,
    column: { name: "company", width: 140, sorted: true },
  },
  jobTitle: {
    label: "Job title",
    limit: 200,
    kind: "text",
    group: "jobTitle",
    merge: "choose",
    searched: true,
    column: { name: "title", width: 140 },
  },
  linkedin: {
    label: "LinkedIn",
    limit: 300,
    kind: "link",
    group: "linkedin",
    merge: "choose",
    folded: true,
  },
  website: {
    label: "Website",
    limit: 300,
    kind: "link",
    group: "website",
    merge: "choose",
    folded: true,
  },
  street: {
    label: "Street",
    limit: 300,
    kind: "lines",
    group: "address",
    merge: "choose group",
    folded: true,
  },
  city: {
    label: "City",
    limit: 100,
    kind: "text",
    group: "address",
    merge: "choose group",
    folded: true,
  },
  region: {
    label: "State or region",
    limit: 100,
    kind: "text",
    group: "address",
    merge: "choose group",
    folded: true,
  },
  postalCode: {
    label: "Postcode",
    limit: 30,
    kind: "text",
    group: "address",
    merge: "choose group",
    folded: true,
  },
  country: {
    label: "Country",
    limit: 100,
    kind: "text",
    group: "address",
    merge: "choose group",
    folded: true,
  },
  birthday: {
    label: "Birthday",
    limit: 40,
    kind: "birthday",
    group: "birthday",
    merge: "choose",
    folded: true,
  },
  notes: {
    label: "Notes",
    limit: 20_000,
    kind: "markdown",
    group: "notes",
    merge: "join",
  },
} as const satisfies Record<string, Field>;

export type ContactField = keyof typeof contactFields;

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

/** The names of the fields that are declared with these facets, such as `{ searched: true }`. */
export type FieldsWith<Facets> = {
  [Name in ContactField]: (typeof contactFields)[Name] extends Facets ? Name : never;
}[ContactField];

/** A field that the list of contacts can show. */
export type ListedField = FieldsWith<{ column: object }>;

export const listedFields = contactFieldNames.filter(
  (name): name is ListedField => "column" in contactFields[name],
);

type SortedField = FieldsWith<{ column: { sorted: true } }>;

/** The columns by which the list sorts, by the names that its URL uses. */
export const sortedColumns = contactFieldNames
  .filter((name): name is SortedField => {
    const { column }: Field = contactFields[name];
    return column?.sorted === true;
  })
  .map((name) => contactFields[name].column.name);

export type SearchedField = FieldsWith<{ searched: true }>;

export const searchedFields = contactFieldNames.filter(
  (name): name is SearchedField => "searched" in contactFields[name],
);
