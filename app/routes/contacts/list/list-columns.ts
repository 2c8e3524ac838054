import type { ColumnSet } from "#app/components/columns/column-choice.ts";
import type { ContactSort } from "#domain/contact/input.ts";

/** The columns of the contacts list beside the name, as its URL calls them. */
export type ContactColumn = keyof typeof columnLabels;

export const columnLabels = {
  email: "Email",
  phone: "Phone",
  company: "Company",
  title: "Job title",
  tags: "Tags",
  added: "Added",
  updated: "Changed",
} as const;

export const contactColumnSet: ColumnSet<ContactColumn> = {
  names: Object.keys(columnLabels) as ContactColumn[],
  usual: ["email", "phone", "tags", "updated"],
};

/** The orders by a column: the one that a first press asks for, then the other way. */
export const columnSorts: Partial<
  Record<ContactColumn | "name", readonly [ContactSort, ContactSort]>
> = {
  name: ["name", "name-desc"],
  company: ["company", "company-desc"],
  added: ["newest", "oldest"],
  updated: ["updated", "updated-asc"],
};

/** How wide a column is at least, in pixels. */
export const columnWidths: Record<ContactColumn | "name", number> = {
  name: 220,
  email: 190,
  phone: 150,
  company: 140,
  title: 140,
  tags: 180,
  added: 116,
  updated: 116,
};
