import { href } from "react-router";
import {
  type ColumnDeclaration,
  defineListQuery,
  type List,
  type ListQuery,
  listParams,
} from "#app/components/list/list.ts";
import { tagFields } from "#app/components/list/list-words.ts";
import * as param from "#app/components/list/params.ts";
import {
  contactFields,
  type ListedField,
  listedFields,
  sortedColumns,
} from "#domain/contact/fields.ts";
import type { ContactFilter, ContactSort } from "#domain/contact/input.ts";
import { daysAfter, startOfDay } from "#domain/day.ts";
import { recordOf } from "#domain/record-of.ts";

/** The columns that fields of a contact declare, as the list's URL calls them. */
type FieldColumn = (typeof contactFields)[ListedField]["column"]["name"];

/** Which field of a contact such a column shows. */
export const columnFields = Object.fromEntries(
  listedFields.map((field) => [contactFields[field].column.name, field]),
) as Record<FieldColumn, ListedField>;

const fieldSorts: Partial<Record<FieldColumn, readonly [ContactSort, ContactSort]>> = recordOf(
  sortedColumns,
  (name) => [name, `${name}-desc`] as const,
);

/** The columns beside the name. */
export type ContactColumn = FieldColumn | "tags" | "added" | "updated";

const columns: Record<ContactColumn, ColumnDeclaration<ContactSort>> = {
  ...recordOf(Object.keys(columnFields) as FieldColumn[], (name) => {
    const { label, column } = contactFields[columnFields[name]];
    const sorts = fieldSorts[name];
    return { label, width: column.width, ...(sorts && { sorts }) };
  }),
  tags: { label: "Tags", width: 180 },
  added: { label: "Added", width: 116, sorts: ["newest", "oldest"], isDescendingFirst: true },
  updated: {
    label: "Changed",
    width: 116,
    sorts: ["updated", "updated-asc"],
    isDescendingFirst: true,
  },
};

const sortLabels: Record<ContactSort, string> = {
  name: "Name, A to Z",
  "name-desc": "Name, Z to A",
  company: "Company, A to Z",
  "company-desc": "Company, Z to A",
  newest: "Newest first",
  oldest: "Oldest first",
  updated: "Last changed first",
  "updated-asc": "Longest unchanged first",
};

type Presence = NonNullable<ContactFilter["email"]>;

const presenceLabels: Record<Presence, string> = { with: "With", without: "Without" };

/** What the contacts list shows; days are YYYY-MM-DD, and null is any. */
export interface ContactListQuery extends ListQuery<ContactColumn, ContactSort> {
  companyId: number | null;
  email: Presence | null;
  phone: Presence | null;
  deals: Presence | null;
  addedFrom: string | null;
  addedTo: string | null;
  changedFrom: string | null;
  changedTo: string | null;
}

/** The filters that are with, or without, something. */
export const presences = { email: "Email", phone: "Phone", deals: "Deals" } as const;
export const presenceFields = Object.keys(presences) as (keyof typeof presences)[];

/** The days that a filter is bounded by. */
export const days = {
  addedFrom: { name: "added-from", label: "Added from" },
  addedTo: { name: "added-to", label: "Added to" },
  changedFrom: { name: "changed-from", label: "Changed from" },
  changedTo: { name: "changed-to", label: "Changed to" },
} as const;
export const dayFields = Object.keys(days) as (keyof typeof days)[];

const { tags, shown } = listParams(columns, sortLabels);

const query = defineListQuery<ContactListQuery, ContactSort>({
  path: href("/contacts"),
  params: {
    search: param.search,
    ...tags,
    companyId: param.id("company"),
    ...recordOf(presenceFields, (field) => param.choice(field, presenceLabels)),
    ...recordOf(dayFields, (field) => param.day(days[field].name)),
    ...shown,
  },
  usualSort: () => "name",
});

/** What the API is asked for a list; its days are those of a time zone. */
function toApi(asked: ContactListQuery, timeZone: string) {
  const from = (day: string | null) => (day === null ? undefined : startOfDay(timeZone, day));
  const to = (day: string | null) => from(day && daysAfter(day, 1));
  const { search, tagIds, match, companyId, email, phone, deals, sort } = asked;
  return {
    search,
    sort: sort ?? undefined,
    ...(tagIds.length > 0 && { [tagFields[match]]: tagIds }),
    companyId: companyId ?? undefined,
    email: email ?? undefined,
    phone: phone ?? undefined,
    deals: deals ?? undefined,
    addedFrom: from(asked.addedFrom),
    addedBefore: to(asked.addedTo),
    updatedFrom: from(asked.changedFrom),
    updatedBefore: to(asked.changedTo),
  };
}

/** The list of contacts. What is searched for always comes by name. */
export const contactList: List<
  ContactListQuery,
  ContactColumn,
  ContactSort,
  ReturnType<typeof toApi>
> = {
  name: "contacts",
  nouns: { one: "contact", many: "contacts" },
  columnsPath: href("/contacts/columns"),
  exportPath: href("/contacts/export.csv"),
  query,
  lead: { label: "Name", width: 220, sorts: ["name", "name-desc"] },
  columns,
  usualColumns: ["email", "phone", "tags", "updated"],
  sortLabels,
  usualSort: () => "name",
  canSort: ({ search }) => search === "",
  toApi,
};
