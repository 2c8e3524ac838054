import type { FieldsWith } from "../field.ts";
import { dealFieldNames, dealFields } from "./fields.ts";

/*
 * Which fields of a deal lists show, sort by and search. A module of its own, because the page of a
 * deal doesn't need it.
 */

/** A field that the deals list can show. */
export type ListedField = FieldsWith<typeof dealFields, { column: object }>;

export const listedFields = dealFieldNames.filter(
  (name): name is ListedField => "column" in dealFields[name],
);

/** The columns that fields declare, as the list's URL names them, each with its field. */
export type FieldByColumn = {
  [Name in ListedField as (typeof dealFields)[Name]["column"]["name"]]: Name;
};

export const fieldByColumn = Object.fromEntries(
  listedFields.map((name) => [dealFields[name].column.name, name]),
) as FieldByColumn;

type SortedField = FieldsWith<typeof dealFields, { column: { sorted: true } }>;

/** The columns by which the list sorts, as its URL names them. */
export const sortedColumns = listedFields
  .filter((name): name is SortedField => "sorted" in dealFields[name].column)
  .map((name) => dealFields[name].column.name);

/** Fields that a card on the board shows, or a row of a list. */
export type CardField = "title" | "currency" | ListedField;

export const cardFields: readonly CardField[] = ["title", "currency", ...listedFields];

export type SearchedField = FieldsWith<typeof dealFields, { searched: true }>;

export const searchedFields = dealFieldNames.filter(
  (name): name is SearchedField => "searched" in dealFields[name],
);
