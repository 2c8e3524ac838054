import type { RowReport } from "#domain/import/draft.ts";
import { type RecordRules, recordChanges, recordKept } from "#domain/import/record.ts";
import { reportsOf } from "../record-report.ts";
import type { PeopleResults } from "../row-people.ts";
import type { KnownRecord } from "./kind.ts";
import type { RecordPlan } from "./plan.ts";
import type { ReadRecords } from "./reading.ts";

interface Reporting<Row, Data> {
  rules: RecordRules<Row, Data>;
  people: PeopleResults;
  /** The ids of new records, in order. */
  ids: readonly number[];
}

/** What becomes of each row of a slice, with what its contacts get. */
export function recordReports<Row, Data, Known extends KnownRecord<Data>>(
  { records, rows, reasons }: ReadRecords<Row>,
  { results }: RecordPlan<Row, Data, Known>,
  { rules, people, ids }: Reporting<Row, Data>,
): RowReport[] {
  const left = ids.values();
  return reportsOf({ records, reasons }, rows, ({ row }, at) => {
    const result = results[at];
    if (!result) return null;
    const { outcome, read, given, isLeft, after, fault } = result;
    if (fault !== undefined) return fault;
    const before = outcome === "created" ? null : (read?.data ?? after);
    return {
      ...{ outcome, isLeft, title: rules.nameOf(row), id: read?.id ?? left.next().value },
      changes: recordChanges(rules, before, after),
      ofPeople: people.ofRows[at] ?? [],
      kept: outcome === "created" || isLeft ? [] : recordKept(rules, after, given),
    };
  });
}
