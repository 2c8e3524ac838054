import { displayName } from "#domain/contact/contact.ts";
import { changesOf } from "#domain/contact/contact-changes.ts";
import type { FileRecord } from "#domain/contact/file-row.ts";
import type { RowChange, RowReport } from "#domain/import/draft.ts";
import type { Outcome } from "#domain/import/outcome.ts";
import { fieldsOf } from "../contact/fields.ts";
import type { RowResult } from "../contact/import.ts";
import { longestName } from "./report.ts";

/** What becomes of a row that is a record with people, such as a deal. */
interface RecordReport {
  outcome: Outcome;
  /** Whether the record stays as it is because the workspace has it. */
  isLeft: boolean;
  title: string;
  /** The record's id, once it has one. */
  id: number | undefined;
  changes: readonly RowChange[];
  ofPeople: readonly RowResult[];
  kept: RowChange[];
}

/**
 * What becomes of each row of a slice, with what its people get; a text is why a row can't be imported, and null
 * one that nothing is decided about.
 */
export function reportsOf<Row extends { index: number }>(
  { records, reasons }: { records: readonly FileRecord[]; reasons: ReadonlyMap<number, string> },
  rows: readonly Row[],
  reportOf: (row: Row, at: number) => RecordReport | string | null,
): RowReport[] {
  const reports = records.map((_, index): RowReport => {
    const reason = reasons.get(index);
    return { outcome: "e", name: "", ...(reason !== undefined && { reason }) };
  });
  for (const [at, row] of rows.entries()) {
    const report = reportOf(row, at);
    if (report === null) continue;
    reports[row.index] =
      typeof report === "string" ? { outcome: "e", name: "", reason: report } : written(report);
  }
  return reports;
}

function written({ outcome, isLeft, title, id, ...report }: RecordReport): RowReport {
  const ofPeople = report.ofPeople.flatMap(changesOfPerson);
  const changes = [...report.changes, ...ofPeople];
  const unchanged = isLeft ? "s" : ofPeople.length > 0 ? "u" : "k";
  return {
    outcome: outcome === "created" ? "c" : outcome === "updated" ? "u" : unchanged,
    name: title.slice(0, longestName),
    ...(id !== undefined && { recordId: id }),
    ...(changes.length > 0 && { changes }),
    ...(report.kept.length > 0 && { kept: report.kept }),
  };
}

/** What a contact of the workspace gets from a row. */
function changesOfPerson({ outcome, filling, contact }: RowResult): RowChange[] {
  if (outcome !== "updated" || !filling || filling.before === filling.after) return [];
  const name = displayName(fieldsOf(contact));
  return changesOf(filling.before, filling.after).map((change) => ({
    ...change,
    label: `${name}: ${change.label}`,
  }));
}
