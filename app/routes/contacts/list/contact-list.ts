import { href } from "react-router";
import {
  defineList,
  fieldColumns,
  recordColumns,
  type TaggedQuery,
} from "#app/components/list/list.ts";
import * as param from "#app/components/list/params.ts";
import {
  contactFields,
  type ListedField,
  listedFields,
  sortedColumns,
} from "#domain/contact/fields.ts";
import type { ContactFilter, ContactSort } from "#domain/contact/input.ts";
import { recordOf } from "#domain/record-of.ts";

/** The columns that fields of a contact declare, by their names in the list's URL. */
type FieldColumn = (typeof contactFields)[ListedField]["column"]["name"];

/** The field of a contact that each such column shows. */
export const columnFields = Object.fromEntries(
  listedFields.map((field) => [contactFields[field].column.name, field]),
) as Record<FieldColumn, ListedField>;

/** The columns after the name. */
export type ContactColumn =
  | FieldColumn
  | "tags"
  | "added"
  | "updated"
  | "last-activity"
  | "next-activity";

type Presence = NonNullable<ContactFilter["email"]>;

export const presenceLabels: Record<Presence, string> = { with: "With", without: "Without" };

/** For how long contacts had no activity, at least. */
export const silences = {
  30: "30 days",
  60: "60 days",
  90: "90 days",
  never: "Never contacted",
} as const;
type Silence = `${keyof typeof silences}`;

/** The query of the contacts list; days are YYYY-MM-DD, and null is any. */
export interface ContactListQuery extends TaggedQuery<ContactColumn, ContactSort> {
  companyId: number | null;
  email: Presence | null;
  phone: Presence | null;
  deals: Presence | null;
  addedFrom: string | null;
  addedTo: string | null;
  changedFrom: string | null;
  changedTo: string | null;
  notContacted: Silence | null;
  source: string | null;
  /** Only contacts from none of these sources, one per line. */
  otherSources: string | null;
}

/** The filters for contacts with or without something. */
export const presences = { email: "Email", phone: "Phone", deals: "Deals" } as const;
export const presenceFields = Object.keys(presences) as (keyof typeof presences)[];

/** The days that limit a filter. */
export const days = {
  addedFrom: { name: "added-from", label: "Added from" },
  addedTo: { name: "added-to", label: "Added to" },
  changedFrom: { name: "changed-from", label: "Updated from" },
  changedTo: { name: "changed-to", label: "Updated to" },
} as const;
export const dayFields = Object.keys(days) as (keyof typeof days)[];

/** The list of contacts. Search results are always sorted by name. */
export const contactList = defineList<ContactListQuery, ContactColumn, ContactSort>({
  name: "contacts",
  nouns: { one: "contact", many: "contacts" },
  path: href("/contacts"),
  columnsPath: href("/contacts/columns"),
  exportPath: href("/contacts/export.csv"),
  bulkDeletePath: href("/contacts/bulk/delete"),
  filters: {
    ...param.tags,
    companyId: param.id("company"),
    ...recordOf(presenceFields, (field) => param.choice(field, presenceLabels)),
    ...recordOf(dayFields, (field) => param.day(days[field].name)),
    notContacted: param.choice<Silence>("not-contacted", silences),
    source: param.line("source"),
    otherSources: param.line("other-sources"),
  },
  lead: { label: "Name", width: 212, sorts: ["name", "name-desc"] },
  columns: {
    ...fieldColumns(columnFields, contactFields, sortedColumns),
    ...recordColumns(124),
    "last-activity": {
      label: "Last activity",
      width: 124,
      sorts: ["contacted", "contacted-asc"],
      isDescendingFirst: true,
    },
    "next-activity": { label: "Next activity", width: 124 },
  },
  defaultColumns: ["company", "email", "phone", "tags", "updated"],
  sortLabels: {
    name: "Last name (A–Z)",
    "name-desc": "Last name (Z–A)",
    company: "Company (A–Z)",
    "company-desc": "Company (Z–A)",
    newest: "Newest first",
    oldest: "Oldest first",
    updated: "Recently updated",
    "updated-asc": "Least recently updated",
    contacted: "Recently contacted",
    "contacted-asc": "Least recently contacted",
  },
  defaultSort: () => "name",
  canSort: ({ search }) => search === "",
  cells: () => import("./contact-cells.client.tsx"),
});
