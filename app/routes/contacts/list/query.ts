import { href } from "react-router";
import { readColumns, writeColumns } from "#app/components/columns/column-choice.ts";
import {
  idFrom,
  oneOf,
  readListWords,
  type TagMatch,
  usualLength,
} from "#app/components/list/list-words.ts";
import type { NamedView } from "#app/components/views/list-views.ts";
import type { ContactFilter, ContactSort } from "#domain/contact/input.ts";
import { isDay } from "#domain/day.ts";
import { type ContactColumn, contactColumnSet } from "./list-columns.ts";

type Presence = NonNullable<ContactFilter["email"]>;

/** What the contacts list shows, as its URL says it; days are YYYY-MM-DD, null is any. */
export interface ListQuery {
  search: string;
  tagIds: number[];
  /** How many of the tags a contact has to have. */
  match: TagMatch;
  companyId: number | null;
  email: Presence | null;
  phone: Presence | null;
  deals: Presence | null;
  addedFrom: string | null;
  addedTo: string | null;
  changedFrom: string | null;
  changedTo: string | null;
  sort: ContactSort;
  limit: number;
  /** Beside the name, in their order; null is as usual. */
  columns: ContactColumn[] | null;
  /** The saved view that it is, or is made from. */
  view: NamedView;
  cursor: string | null;
}

export const sortLabels = {
  name: "Name, A to Z",
  "name-desc": "Name, Z to A",
  company: "Company, A to Z",
  "company-desc": "Company, Z to A",
  newest: "Newest first",
  oldest: "Oldest first",
  updated: "Last changed first",
  "updated-asc": "Longest unchanged first",
} as const satisfies Record<ContactSort, string>;

/** The filters that are with, or without, something. */
export const presences = { email: "Email", phone: "Phone", deals: "Deals" } as const;

/** The days that a filter is bounded by, as its fields are called. */
export const days = {
  addedFrom: { name: "added-from", label: "Added from" },
  addedTo: { name: "added-to", label: "Added to" },
  changedFrom: { name: "changed-from", label: "Changed from" },
  changedTo: { name: "changed-to", label: "Changed to" },
} as const;

export type DayField = keyof typeof days;
export const dayFields = Object.keys(days) as DayField[];
export const presenceFields = Object.keys(presences) as (keyof typeof presences)[];

/** Reads the URL; what makes no sense in it is left out. */
export function readQuery(params: URLSearchParams): ListQuery {
  const presence = (name: string) => oneOf({ with: true, without: true }, params.get(name)) ?? null;
  const day = (field: DayField) => {
    const text = params.get(days[field].name) ?? "";
    return isDay(text) ? text : null;
  };
  return {
    search: params.get("search")?.trim() ?? "",
    ...readListWords(params),
    companyId: idFrom(params.get("company")),
    email: presence("email"),
    phone: presence("phone"),
    deals: presence("deals"),
    addedFrom: day("addedFrom"),
    addedTo: day("addedTo"),
    changedFrom: day("changedFrom"),
    changedTo: day("changedTo"),
    sort: oneOf(sortLabels, params.get("sort")) ?? "name",
    columns: readColumns(params.get("columns"), contactColumnSet.names),
    view: params.get("view") === "all" ? "all" : idFrom(params.get("view")),
    cursor: params.get("cursor"),
  };
}

/** The URL's query of a list: what is as usual is left out. */
export function writeQuery(query: ListQuery): URLSearchParams {
  const params = new URLSearchParams();
  const set = (name: string, value: string | number | null) => {
    if (value !== null && value !== "") params.set(name, String(value));
  };
  set("search", query.search);
  for (const id of query.tagIds) params.append("tag", String(id));
  if (query.tagIds.length > 0 && query.match !== "any") set("match", query.match);
  set("company", query.companyId);
  for (const field of presenceFields) set(field, query[field]);
  for (const field of dayFields) set(days[field].name, query[field]);
  if (query.sort !== "name") set("sort", query.sort);
  if (query.limit !== usualLength) set("rows", query.limit);
  if (query.columns) params.set("columns", writeColumns(query.columns));
  set("view", query.view);
  set("cursor", query.cursor);
  return params;
}

/** What a saved view keeps of a list that is shown with these columns. */
export function writeView(query: ListQuery, columns: readonly ContactColumn[]): string {
  const isUsual = writeColumns(columns) === writeColumns(contactColumnSet.usual);
  const kept = { ...query, columns: isUsual ? null : [...columns], view: null, cursor: null };
  return writeQuery(kept).toString();
}

/** The same list without some of its filters, from its first page. */
export function without(query: ListQuery, ...fields: (keyof ListQuery)[]): ListQuery {
  const plain = readQuery(new URLSearchParams());
  const cleared = Object.fromEntries(fields.map((field) => [field, plain[field]]));
  return { ...query, ...cleared, cursor: null };
}

/** The whole list, with its columns. */
export function clearedPath({ columns, view }: ListQuery): string {
  const plain = readQuery(new URLSearchParams());
  const params = writeQuery({ ...plain, columns, view: view && "all" });
  return `${href("/contacts")}${params.size > 0 ? `?${params}` : ""}`;
}

/** Whether the list shows less than the whole workspace. */
export function isFiltered(query: ListQuery): boolean {
  return writeQuery(without(query, "sort", "limit", "columns", "view")).size > 0;
}
