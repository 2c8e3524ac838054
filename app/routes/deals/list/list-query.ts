import { href } from "react-router";
import { readColumns, writeColumns } from "#app/components/columns/column-choice.ts";
import {
  amountFrom,
  idFrom,
  oneOf,
  readListWords,
  type TagMatch,
  tagFields,
  usualLength,
} from "#app/components/list/list-words.ts";
import type { NamedView } from "#app/components/views/list-views.ts";
import { type Day, dayIn, daysAfter, isDay } from "#domain/day.ts";
import { type DealSort, usualDealSort } from "#domain/deal/list.ts";
import { type StageKind, stageKindLabels } from "#domain/pipeline/pipeline.ts";
import { type DealColumn, dealColumnSet } from "./list-columns.ts";

/** What the list of deals shows, as its URL says it; null is any. */
export interface DealListQuery {
  search: string;
  stageId: number | null;
  pipelineId: number | null;
  kind: StageKind | null;
  contactId: number | null;
  companyId: number | null;
  /** Of the contact. */
  tagIds: number[];
  /** How many of the tags the contact has to have. */
  match: TagMatch;
  currency: string | null;
  valueFrom: number | null;
  valueTo: number | null;
  closesFrom: Day | null;
  closesTo: Day | null;
  /** Only open deals whose expected close is past. */
  overdue: boolean;
  /** Only open deals without a next step. */
  stepless: boolean;
  /** Only those that were won or lost within so many days. */
  closedWithin: number | null;
  /** null is as usual: the board's order in a stage, else newest first. */
  sort: DealSort | null;
  limit: number;
  /** Beside the title, in their order; null is as usual. */
  columns: DealColumn[] | null;
  /** The saved view that it is, or is made from. */
  view: NamedView;
  cursor: string | null;
}

export const sortLabels = {
  board: "As on the board",
  newest: "Newest first",
  oldest: "Oldest first",
  title: "Title, A to Z",
  "title-desc": "Title, Z to A",
  closes: "Closing first",
  "closes-desc": "Closing last first",
  "value-desc": "Largest value first",
  value: "Smallest value first",
  updated: "Last changed first",
  "updated-asc": "Longest unchanged first",
} as const satisfies Record<DealSort, string>;

export const closedSpans = {
  7: "7 days",
  30: "30 days",
  90: "90 days",
  365: "a year",
} as const;

const days = { closesFrom: "closes-from", closesTo: "closes-to" } as const;
const amounts = { valueFrom: "value-from", valueTo: "value-to" } as const;
export const amountNames = Object.values(amounts);
const ids = {
  stageId: "stage",
  pipelineId: "pipeline",
  contactId: "contact",
  companyId: "company",
} as const;

/** Reads the URL; what makes no sense in it is left out. */
export function readQuery(params: URLSearchParams): DealListQuery {
  const id = (field: keyof typeof ids) => idFrom(params.get(ids[field]));
  const day = (field: keyof typeof days) => {
    const text = params.get(days[field]) ?? "";
    return isDay(text) ? text : null;
  };
  const currency = params.get("currency")?.trim().toUpperCase() ?? "";
  return {
    search: params.get("search")?.trim() ?? "",
    stageId: id("stageId"),
    pipelineId: id("pipelineId"),
    kind: oneOf(stageKindLabels, params.get("kind")) ?? null,
    contactId: id("contactId"),
    companyId: id("companyId"),
    ...readListWords(params),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
    valueFrom: amountFrom(params.get(amounts.valueFrom)),
    valueTo: amountFrom(params.get(amounts.valueTo)),
    closesFrom: day("closesFrom"),
    closesTo: day("closesTo"),
    overdue: params.has("overdue"),
    stepless: params.has("stepless"),
    closedWithin: Number(oneOf(closedSpans, params.get("closed")) ?? 0) || null,
    sort: oneOf(sortLabels, params.get("sort")) ?? null,
    columns: readColumns(params.get("columns"), dealColumnSet.names),
    view: params.get("view") === "all" ? "all" : idFrom(params.get("view")),
    cursor: params.get("cursor"),
  };
}

/** The URL's query of a list: what is as usual is left out. */
export function writeQuery(query: DealListQuery): URLSearchParams {
  const params = new URLSearchParams();
  const set = (name: string, value: string | number | boolean | null) => {
    if (value !== null && value !== "" && value !== false) {
      params.set(name, value === true ? "1" : String(value));
    }
  };
  set("search", query.search);
  for (const field of keysOf(ids)) set(ids[field], query[field]);
  set("kind", query.kind);
  for (const id of query.tagIds) params.append("tag", String(id));
  if (query.tagIds.length > 0 && query.match !== "any") set("match", query.match);
  set("currency", query.currency);
  for (const field of keysOf(amounts)) set(amounts[field], query[field]);
  for (const field of keysOf(days)) set(days[field], query[field]);
  set("overdue", query.overdue);
  set("stepless", query.stepless);
  set("closed", query.closedWithin);
  if (query.sort !== usualDealSort(query)) set("sort", query.sort);
  if (query.limit !== usualLength) set("rows", query.limit);
  if (query.columns) params.set("columns", writeColumns(query.columns));
  set("view", query.view);
  set("cursor", query.cursor);
  return params;
}

function keysOf<Key extends string>(record: Record<Key, unknown>): Key[] {
  return Object.keys(record) as Key[];
}

/** What a saved view keeps of a list that is shown with these columns. */
export function writeView(query: DealListQuery, columns: readonly DealColumn[]): string {
  const isUsual = writeColumns(columns) === writeColumns(dealColumnSet.usual);
  const kept = { ...query, columns: isUsual ? null : [...columns], view: null, cursor: null };
  return writeQuery(kept).toString();
}

export function listPath(query: DealListQuery): string {
  const params = writeQuery(query);
  return `${href("/deals/all")}${params.size > 0 ? `?${params}` : ""}`;
}

/** The same list without some of its filters, from its first page. */
export function without(query: DealListQuery, ...fields: (keyof DealListQuery)[]): DealListQuery {
  const plain = readQuery(new URLSearchParams());
  const cleared = Object.fromEntries(fields.map((field) => [field, plain[field]]));
  return { ...query, ...cleared, cursor: null };
}

/** The whole list; with its columns. */
export function clearedPath({ columns, view }: DealListQuery): string {
  const plain = readQuery(new URLSearchParams());
  return listPath({ ...plain, columns, view: view && "all" });
}

/** Whether the list shows less than all deals. */
export function isFiltered(query: DealListQuery): boolean {
  return writeQuery(without(query, "sort", "limit", "columns", "view")).size > 0;
}

/** What the api is asked for a list; its days are those of a zone. */
export function askedFor(query: DealListQuery, timeZone: string) {
  const today = dayIn(timeZone, Date.now());
  const { search, tagIds, match, overdue, stepless, closedWithin } = query;
  return {
    search,
    sort: query.sort ?? undefined,
    stageId: query.stageId ?? undefined,
    pipelineId: query.pipelineId ?? undefined,
    kind: query.kind ?? undefined,
    contactId: query.contactId ?? undefined,
    companyId: query.companyId ?? undefined,
    ...(tagIds.length > 0 && { [tagFields[match]]: tagIds }),
    currency: query.currency ?? undefined,
    valueFrom: query.valueFrom ?? undefined,
    valueTo: query.valueTo ?? undefined,
    closesFrom: query.closesFrom ?? undefined,
    closesTo: query.closesTo ?? undefined,
    closesBefore: overdue ? today : undefined,
    stepless: stepless || undefined,
    closedFrom: closedWithin === null ? undefined : daysAfter(today, -closedWithin),
  };
}

/** How a span of so many days is told. */
export function spanWords(days: number | null): string | undefined {
  return Object.entries(closedSpans).find(([span]) => Number(span) === days)?.[1];
}
