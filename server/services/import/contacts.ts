import { sql } from "drizzle-orm";
import type { RowReport } from "#domain/import/draft.ts";
import { batch } from "../../db/client.ts";
import { operationNumber } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, importSlices } from "../../db/schema.ts";
import { importRows, judgeRows, type RowResult } from "../contact/import.ts";
import type { Draft } from "./draft.ts";
import { earlierRows } from "./earlier.ts";
import { type ReadSlice, readSlice, reportOf, sentRows } from "./report.ts";
import type { Importer, ImporterStart } from "./slice-result.ts";

/** Imports the contacts of a file. */
export async function contactImporter(
  owner: Owner,
  draft: Draft,
  { written }: ImporterStart,
): Promise<Importer> {
  const { id, operation, choices } = draft;
  const { known } = choices;
  const planning = (part: number) => ({
    operation,
    part,
    known,
    earlier: earlierRows(owner, { id, before: part, written }, choices),
  });
  return {
    async judge({ part, rows }) {
      const slice = readSlice(rows, choices);
      const results = await judgeRows(owner, { ...sentRows(slice), ...planning(part) });
      const people = JSON.stringify(results.people);
      return { ...reportOf(slice, results, known), people, lastContactId: 0 };
    },
    async run({ part, rows, report }) {
      const slice = readSlice(rows, choices);
      const results = await importRows(owner, { ...sentRows(slice), ...planning(part) });
      const added = results.results.filter(({ outcome }) => outcome === "created").length;
      const ids = await addedBy(owner, { id, part, operation }, added);
      const { reports, summary } = reportOf(slice, results, known);
      return {
        reports: withContacts(withChanges(reports, report), slice, results.results, ids),
        summary,
        people: JSON.stringify(results.people),
        lastContactId: Math.max(0, ...ids),
      };
    },
  };
}

interface Part {
  id: number;
  part: number;
}

/** The ids of the contacts that a part has added, in the order of its rows: ids count up. */
export async function addedBy(
  owner: Owner,
  { id, part, operation }: Part & { operation: string },
  count: number,
): Promise<number[]> {
  if (count === 0) return [];
  const last = sql`select coalesce(max(last_contact_id), 0) from ${importSlices}
    where draft_id = ${id} and part < ${part}`;
  const [rows] = await batch(owner.db, [
    owner.db.all<{ id: number }>(
      sql`select entity_id as "id" from ${changes} where user_id = ${owner.userId}
        and operation_id = ${operationNumber(owner, operation)} and entity = 'contact'
        and before is null and entity_id > (${last}) order by entity_id limit ${count}`,
    ),
  ]);
  return rows.map((row) => row.id);
}

/** The reports with the contacts that new rows of a slice have become, also where later rows are about these. */
function withContacts(
  reports: RowReport[],
  { contacts }: ReadSlice,
  results: readonly RowResult[],
  ids: readonly number[],
): RowReport[] {
  const left = ids.values();
  const byRef = new Map<number, number>();
  const found = new Map<number, number>();
  for (const { row, outcome, ref } of results) {
    const recordId = outcome === "created" ? left.next().value : byRef.get(ref ?? 0);
    const at = contacts[row]?.index ?? -1;
    if (recordId === undefined) continue;
    found.set(at, recordId);
    if (ref !== null) byRef.set(ref, recordId);
  }
  return reports.map((report, at) => {
    const recordId = found.get(at);
    return recordId === undefined ? report : { ...report, recordId };
  });
}

/** The reports with what contacts got, as it was worked out before a part that is sent again. */
export function withChanges(reports: RowReport[], earlier: readonly RowReport[]): RowReport[] {
  return reports.map((report, index) => {
    const { changes: known } = earlier[index] ?? {};
    return report.outcome === "u" && !report.changes && known
      ? { ...report, changes: known }
      : report;
  });
}
