import type { ColumnSet } from "#app/components/columns/column-choice.ts";
import type { DealSort } from "#domain/deal/list.ts";

/** The columns of the list of deals beside the title, as its URL calls them. */
export type DealColumn = keyof typeof columnLabels;

export const columnLabels = {
  contact: "Contact",
  company: "Company",
  stage: "Stage",
  value: "Value",
  closes: "Closes",
  closed: "Closed",
  lost: "Lost because",
  step: "Next step",
  tags: "Tags",
  added: "Added",
  updated: "Changed",
} as const;

export const dealColumnSet: ColumnSet<DealColumn> = {
  names: Object.keys(columnLabels) as DealColumn[],
  usual: ["contact", "stage", "closes", "value"],
};

/** The orders by a column: the one that a first press asks for, then the other way. */
export const columnSorts: Partial<Record<DealColumn | "title", readonly [DealSort, DealSort]>> = {
  title: ["title", "title-desc"],
  value: ["value-desc", "value"],
  closes: ["closes", "closes-desc"],
  added: ["newest", "oldest"],
  updated: ["updated", "updated-asc"],
};

/** Those of which a first press asks for the largest, or the latest, first. */
export const descendingFirst: readonly (DealColumn | "title")[] = ["value", "added", "updated"];

/** How wide a column is at least, in pixels. */
export const columnWidths: Record<DealColumn | "title", number> = {
  title: 240,
  contact: 160,
  company: 150,
  stage: 150,
  value: 140,
  closes: 128,
  closed: 128,
  lost: 150,
  step: 200,
  tags: 180,
  added: 128,
  updated: 128,
};
