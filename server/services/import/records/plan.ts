import { sortKey } from "#domain/contact/key.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import { fold } from "#domain/fold.ts";
import type { Outcome } from "#domain/import/outcome.ts";
import type { GivenRow, RecordData, RecordRow, RecordRules } from "#domain/import/record.ts";
import type { KnownRecord } from "./kind.ts";
import type { KnownRecords } from "./known.ts";

/** What an import decides about one row. */
export interface RecordResult<Row, Data, Known> {
  outcome: Outcome;
  given: GivenRow<Row>;
  /** The record that it is about; missing for a new one. */
  read?: Known;
  /** Whether the record stays as it is because the workspace has it. */
  isLeft: boolean;
  /** What the record is after the row. */
  after: Data;
  /** Why it can't be added. */
  fault?: string;
}

export interface RecordPlan<Row, Data, Known> {
  results: RecordResult<Row, Data, Known>[];
  /** The companies and categories that these need and the workspace doesn't have, by their keys. */
  companies: Map<string, string>;
  categories: Map<string, string>;
  categoryCount: number;
}

/** Decides which rows add records, and what the others bring to those of the workspace. */
export function planRecords<
  Row extends RecordRow,
  Data extends RecordData,
  Known extends KnownRecord<Data>,
>(
  rules: RecordRules<Row, Data>,
  known: KnownRecords<Row, Known>,
  way: KnownWay,
): RecordPlan<Row, Data, Known> {
  const results = known.given.map((given, index): RecordResult<Row, Data, Known> => {
    const read = known.records[index];
    if (!read) return addedResult(rules, given);
    const isLeft = way === "skip";
    const bring = way === "overwrite" ? rules.overwritten : rules.filled;
    const after = isLeft ? read.data : bring(read.data, given);
    return { outcome: after === read.data ? "known" : "updated", given, read, isLeft, after };
  });
  const written = results.filter(({ outcome }) => outcome !== "known");
  return {
    results,
    companies: missing(
      written.map(({ after }) => after.company),
      sortKey,
      known.companies,
    ),
    categories: missing(
      written.map(({ after }) => after.category ?? null),
      fold,
      known.categories,
    ),
    categoryCount: known.categoryCount,
  };
}

function addedResult<Row, Data, Known>(
  { dataOf, faultOf }: RecordRules<Row, Data>,
  given: GivenRow<Row>,
): RecordResult<Row, Data, Known> {
  const after = dataOf(given);
  const fault = faultOf?.(after);
  const result = { given, isLeft: false, after };
  return fault === undefined
    ? { ...result, outcome: "created" }
    : { ...result, outcome: "known", fault };
}

function missing(
  names: readonly (string | null)[],
  keyOf: (text: string) => string,
  known: ReadonlySet<string>,
): Map<string, string> {
  const all = names.flatMap((name): [string, string][] => (name ? [[keyOf(name), name]] : []));
  return new Map(all.reverse().filter(([key]) => key !== "" && !known.has(key)));
}
