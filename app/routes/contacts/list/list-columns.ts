import type { ColumnSet } from "#app/components/columns/column-choice.ts";
import {
  contactFields,
  type ListedField,
  listedFields,
  sortedColumns,
} from "#domain/contact/fields.ts";
import type { ContactSort } from "#domain/contact/input.ts";
import { recordOf } from "#domain/record-of.ts";

/** The columns that fields of a contact declare, as the list's URL calls them. */
type FieldColumn = (typeof contactFields)[ListedField]["column"]["name"];

/** Which field of a contact such a column shows. */
export const columnFields = Object.fromEntries(
  listedFields.map((field) => [contactFields[field].column.name, field]),
) as Record<FieldColumn, ListedField>;

const fieldColumns = Object.keys(columnFields) as FieldColumn[];

export const columnLabels = {
  ...recordOf(fieldColumns, (name) => contactFields[columnFields[name]].label),
  tags: "Tags",
  added: "Added",
  updated: "Changed",
} as const;

/** The columns of the contacts list beside the name, as its URL calls them. */
export type ContactColumn = keyof typeof columnLabels;

export const contactColumnSet: ColumnSet<ContactColumn> = {
  names: Object.keys(columnLabels) as ContactColumn[],
  usual: ["email", "phone", "tags", "updated"],
};

/** The orders by a column: the one that a first press asks for, then the other way. */
export const columnSorts: Partial<
  Record<ContactColumn | "name", readonly [ContactSort, ContactSort]>
> = {
  name: ["name", "name-desc"],
  ...recordOf(sortedColumns, (name) => [name, `${name}-desc`] as const),
  added: ["newest", "oldest"],
  updated: ["updated", "updated-asc"],
};

/** How wide a column is at least, in pixels. */
export const columnWidths: Record<ContactColumn | "name", number> = {
  name: 220,
  ...recordOf(fieldColumns, (name) => contactFields[columnFields[name]].column.width),
  tags: 180,
  added: 116,
  updated: 116,
};
