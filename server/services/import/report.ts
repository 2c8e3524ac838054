import { displayName, uncalledMessage } from "#domain/contact/contact.ts";
import { changesOf, keptOf } from "#domain/contact/contact-changes.ts";
import { contactFields, isContactField } from "#domain/contact/fields.ts";
import {
  type FileRecord,
  type Reading,
  type Remark,
  readRecord,
} from "#domain/contact/file-row.ts";
import type { KnownWay } from "#domain/contact/known-way.ts";
import type { ImportableContact } from "#domain/contact/row.ts";
import {
  longestReport,
  type RowOutcome,
  type RowReport,
  type SliceSummary,
} from "#domain/import/draft.ts";
import { fieldsOf } from "../contact/fields.ts";
import type { ImportResults, RowResult } from "../contact/import.ts";
import { givenBy } from "../contact/plan-states.ts";
import { reasonOf } from "./reason.ts";

/** The rows of a slice that are contacts, and why the others aren't. */
export interface ReadSlice {
  records: readonly FileRecord[];
  contacts: { index: number; contact: ImportableContact; remarks: Remark[] }[];
  reasons: Map<number, string>;
}

/** Reads the rows of a slice as contacts. */
export function readSlice(records: readonly FileRecord[], reading: Reading): ReadSlice {
  const slice: ReadSlice = { records, contacts: [], reasons: new Map() };
  for (const [index, record] of records.entries()) {
    const read = readRecord(record, reading);
    if (read.contact === null) slice.reasons.set(index, read.reason);
    else slice.contacts.push({ index, ...read });
  }
  return slice;
}

/** The contacts of a slice, and the index in it of each one's row. */
export function sentRows({ contacts }: ReadSlice) {
  return {
    rows: contacts.map(({ contact }) => contact),
    indexes: contacts.map(({ index }) => index),
  };
}

/** What becomes of a slice's rows, and that in short. */
export interface SliceReport {
  reports: RowReport[];
  summary: SliceSummary;
}

/** What becomes of each row of a slice, from what an import decided about its contacts. */
export function reportOf(slice: ReadSlice, results: ImportResults, known: KnownWay): SliceReport {
  const reports = slice.records.map((_, index): RowReport => {
    const reason = slice.reasons.get(index);
    return { outcome: "e", name: "", ...(reason !== undefined && { reason }) };
  });
  for (const { row, fieldErrors } of results.refused) {
    const at = slice.contacts[row]?.index ?? -1;
    reports[at] = { outcome: "e", name: "", reason: contactReason(fieldErrors) };
  }
  for (const result of results.results) {
    const at = slice.contacts[result.row]?.index ?? -1;
    reports[at] = acceptedReport(result, known);
  }
  const { contacts: read, records } = slice;
  return { reports: fitting(reports), summary: summaryOf({ read, records }, reports) };
}

/** A longer name is cut in a report. */
export const longestName = 100;

function acceptedReport(result: RowResult, way: KnownWay): RowReport {
  const { contact, outcome, known, ref, filling } = result;
  const isSkipped = way === "skip" && ref !== null && ref > 0;
  const isChanged = outcome === "updated" && filling !== null && filling.before !== filling.after;
  const kept = filling ? keptOf(filling.after, givenBy(contact)) : [];
  const letters = { created: "c", updated: "u", known: isSkipped ? "s" : "k" } as const;
  return {
    outcome: letters[outcome],
    name: displayName(fieldsOf(contact)).slice(0, longestName),
    ...(known !== null && { recordId: known }),
    ...(isChanged && { changes: changesOf(filling.before, filling.after) }),
    ...(kept.length > 0 && { kept }),
  };
}

/** Reports without the values of the last rows, if they are too long to store together. */
export function fitting(reports: RowReport[]): RowReport[] {
  let room = longestReport;
  return reports.map((report) => {
    room -= JSON.stringify([report.changes, report.kept]).length;
    if (room >= 0) return report;
    const { changes: _, kept: __, ...rest } = report;
    return rest;
  });
}

/** A slice's reports in short, with the remarks about its rows. */
export function summaryOf(
  {
    read,
    records,
  }: { read: readonly { index: number; remarks: Remark[] }[]; records: readonly FileRecord[] },
  reports: readonly RowReport[],
): SliceSummary {
  const remarks: SliceSummary["remarks"] = {};
  for (const { index, remarks: found } of read) {
    const isImported = reports[index]?.outcome === "c" || reports[index]?.outcome === "u";
    const { row } = records[index] ?? { row: 0 };
    for (const remark of isImported ? found : []) {
      const { [remark]: rows = [] } = remarks;
      rows.push(row);
      remarks[remark] = rows;
    }
  }
  return { outcomes: reports.map(({ outcome }): RowOutcome => outcome).join(""), remarks };
}

/** What a row lacks that has nothing to call a contact by. */
const namelessMessage = "No name, email, phone or company.";

function contactReason(fieldErrors: Record<string, string[]>): string {
  if (fieldErrors.firstName?.includes(uncalledMessage)) return namelessMessage;
  return reasonOf(fieldErrors, (field) =>
    isContactField(field) && field !== "firstName" ? contactFields[field].label : undefined,
  );
}
