import { activityDateFields } from "../activity/file/column-field.ts";
import type { Column } from "../contact/columns.ts";
import type { Reading, Remark } from "../contact/file-row.ts";
import type { KnownWay } from "../contact/known-way.ts";
import { dealDateFields } from "../deal/column-field.ts";
import { recordOf } from "../record-of.ts";
import { taskDateFields } from "../todo/column-field.ts";
import type { DayOrder } from "../written-day.ts";
import type { ImportNoun } from "./noun.ts";

/** For how long after its last step an import is kept, in milliseconds. */
export const draftLifetime = 3_600_000;

/** How many unfinished imports a person can have; the oldest one gives way to the next. */
export const mostDrafts = 5;

/** The most rows that are stored and imported together, and the most characters of JSON. */
export const rowsInPart = 1_000;
export const longestPart = 250_000;

/** The most characters of JSON that list what the contacts of a slice get. */
export const longestReport = 400_000;

/** The most rows of a file that the browser reads, its most bytes, and the most slices that it is sent in. */
export const mostSentRows = 200_000;
export const mostSentBytes = 100 * 1024 * 1024;
export const mostParts = 1_000;

/** How many slices the unfinished imports of a person can have together. */
export const mostKeptParts = 1_200;

/** The most columns of a file. */
export const mostColumns = 1_000;

/** Longer cells are cut: notes, the longest field, are shorter. */
export const longestCell = 25_000;

/** How a column's target was found. */
export type Ground = "header" | "values" | "none";

/** What a file says of one of its columns. */
export interface FileColumn {
  suggested: Column;
  ground: Ground;
  /** Its first few values, cut. */
  samples: string[];
  /** What its dates say of the order of day and month; null if it has none that could be read two ways. */
  dates: { order: DayOrder | null; sample: string } | null;
  /** Of a file of deals: its different values, cut; missing if there are many. */
  values?: string[];
  /** Of a file of deals: an amount that names no currency; missing if there is none. */
  bare?: string;
  /** Of a column of currencies: an amount that names none, beside an empty cell of this column. */
  bareBeside?: string;
}

/** What was read in a file, beside its rows. */
export interface FileContents {
  noun: ImportNoun;
  kind: "rows" | "cards";
  /** The program that it comes from, if its header shows it. */
  vendor: string | null;
  /** Its encoding and whether that was guessed; null for a workbook. */
  encoding: { name: string; isGuess: boolean } | null;
  /** The columns of its rows; cards have their own. */
  columns: FileColumn[];
  /** What cards have that no field takes. */
  notedOnCards: string[];
  /** The sheets of a workbook and the files of a zip file that aren't read: "sheet “Totals”". */
  otherTables: string[];
}

/** What somebody has decided about a file. */
export interface ImportChoices extends Reading {
  known: KnownWay;
  deals?: DealAnswers;
}

/** What somebody says of the values of a file of deals. */
export interface DealAnswers {
  /** ISO 4217: of amounts that name no currency; missing for that of the settings. */
  currency?: string | undefined;
  /** The ids of stages, by the folded names that the file has for them. */
  stages: Record<string, number>;
}

/** How a file is read unless somebody decides otherwise. */
export function suggestedReading(contents: FileContents): Reading {
  const columns = contents.columns.map(({ suggested }) => suggested);
  return { columns, order: datesOf(contents, columns)?.order ?? null };
}

const dateFields = ["birthday", ...dealDateFields, ...taskDateFields, ...activityDateFields];

/** What the dates of a file say of their order; null if none of them could be read two ways. */
export function datesOf(contents: FileContents, columns: readonly Column[]): FileColumn["dates"] {
  const dates = columns.flatMap(({ field }, index) =>
    field !== null && dateFields.includes(field) ? (contents.columns[index]?.dates ?? []) : [],
  );
  return dates.find(({ order }) => order !== null) ?? dates[0] ?? null;
}

/** What becomes of a row; the letters are how it is stored. */
export const rowOutcomes = {
  c: { name: "created", label: "New", done: "Added" },
  u: { name: "updated", label: "To update", done: "Updated" },
  k: { name: "unchanged", label: "Unchanged", done: "Unchanged" },
  s: { name: "skipped", label: "Skipped", done: "Skipped" },
  e: { name: "error", label: "Can't be imported", done: "Not imported" },
} as const;

export type RowOutcome = keyof typeof rowOutcomes;
export const rowOutcomeLetters = Object.keys(rowOutcomes) as RowOutcome[];

/** A value that a row adds, replaces, removes, or would replace. */
export interface RowChange {
  label: string;
  /** Null for one that is added. */
  before: string | null;
  /** Null for one that is removed. */
  after: string | null;
}

/** What becomes of a row, or became of it. */
export interface RowReport {
  outcome: RowOutcome;
  /** What its record is called. */
  name: string;
  /** What a contact of the workspace gets. */
  changes?: RowChange[];
  /** What stays as it is, although the row says otherwise. */
  kept?: RowChange[];
  /** Why it isn't imported. */
  reason?: string;
  /** The record that it is about, once there is one. */
  recordId?: number;
}

/** What a slice's reports say in short. */
export interface SliceSummary {
  /** The letter of each row's outcome. */
  outcomes: string;
  /** The rows with remarks, by their numbers in the file. */
  remarks: Partial<Record<Remark, number[]>>;
  /** What it adds beside the records of its rows; missing for nothing. */
  also?: AlsoAdded;
}

/** The people, companies and categories that a file of other records names and the workspace doesn't have. */
export interface AlsoAdded {
  contacts: number;
  companies: number;
  categories?: number;
}

/** What slices add beside the records of their rows. */
export function alsoAddedBy(summaries: readonly SliceSummary[]): Required<AlsoAdded> {
  const sum = (name: keyof AlsoAdded) =>
    summaries.reduce((all, { also }) => all + (also?.[name] ?? 0), 0);
  return {
    contacts: sum("contacts"),
    companies: sum("companies"),
    categories: sum("categories"),
  };
}

/** How many rows have each outcome. */
export type OutcomeCounts = Record<RowOutcome, number>;

/** Counts the outcomes of slices; rows that aren't worked out yet don't count. */
export function countOutcomes(summaries: readonly SliceSummary[]): OutcomeCounts {
  const counts = recordOf(rowOutcomeLetters, () => 0);
  for (const { outcomes } of summaries) {
    for (const letter of rowOutcomeLetters) counts[letter] += outcomes.split(letter).length - 1;
  }
  return counts;
}
