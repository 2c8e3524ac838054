import { and, eq, sql } from "drizzle-orm";
import type { PlacedPerson } from "#domain/contact/file-people.ts";
import type { RowReport, SliceSummary } from "#domain/import/draft.ts";
import { batch } from "../../db/client.ts";
import { operationNumber } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, importSlices } from "../../db/schema.ts";
import { importRows, type RowResult } from "../contact/import.ts";
import { slicesAtOnce } from "./check.ts";
import { prolonged, readDraft, readSlices } from "./draft.ts";
import { addSlice, earlierRows } from "./earlier.ts";
import { type ReadSlice, readSlice, reportOf, sentRows } from "./report.ts";

/**
 * Imports the next slices of a file as parts of one operation, and stores what became of each row. After
 * an interruption it continues: a slice that was written but not noted down is answered from the log.
 * Answers how many slices are done; one that was stopped stays so. Refuses NOT_FOUND, and CONFLICT if
 * the import has been undone.
 */
export async function runImport(
  owner: Owner,
  id: number,
): Promise<{ done: number; parts: number; operation: string }> {
  const draft = await readDraft(owner, id);
  const { operation, parts, choices, done, isStopped } = draft;
  const { known } = choices;
  const next = eq(importSlices.isDone, false);
  const slices = isStopped ? [] : await readSlices(owner, id, { where: next, most: slicesAtOnce });
  const before = slices[0]?.part ?? 0;
  const earlier = await earlierRows(owner, draft, { before, written: true });
  for (const { part, rows, report } of slices) {
    const slice = readSlice(rows, choices);
    const results = await importRows(owner, {
      ...sentRows(slice),
      operation,
      part,
      known,
      earlier,
    });
    const { reports, summary } = reportOf(slice, results, known);
    addSlice(earlier.people, results.people);
    const added = results.results.filter(({ outcome }) => outcome === "created").length;
    const ids = await addedBy(owner, { id, part, operation }, added);
    const whole = withContacts(withChanges(reports, report), slice, results.results, ids);
    await noteDown(owner, { id, part }, { reports: whole, summary, people: results.people });
  }
  return { done: done + slices.length, parts, operation };
}

interface Part {
  id: number;
  part: number;
}

/** The ids of the contacts that a part has added, in the order of its rows: ids count up. */
async function addedBy(
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

interface Noted {
  reports: RowReport[];
  summary: SliceSummary;
  people: PlacedPerson[];
}

/** Stores what became of a slice's rows. */
async function noteDown(
  owner: Owner,
  { id, part }: Part,
  { reports, summary, people }: Noted,
): Promise<void> {
  const newest = Math.max(
    0,
    ...reports.map(({ outcome, contactId = 0 }) => (outcome === "c" ? contactId : 0)),
  );
  const values = {
    report: JSON.stringify(reports),
    summary: JSON.stringify(summary),
    people: JSON.stringify(people),
    isDone: true,
    lastContactId: newest,
  };
  await batch(owner.db, [
    owner.db
      .update(importSlices)
      .set(values)
      .where(and(eq(importSlices.draftId, id), eq(importSlices.part, part))),
    prolonged(owner, id),
  ]);
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
    const contactId = outcome === "created" ? left.next().value : byRef.get(ref ?? 0);
    const at = contacts[row]?.index ?? -1;
    if (contactId === undefined) continue;
    found.set(at, contactId);
    if (ref !== null) byRef.set(ref, contactId);
  }
  return reports.map((report, at) => {
    const contactId = found.get(at);
    return contactId === undefined ? report : { ...report, contactId };
  });
}

/** The reports with what contacts got, as it was worked out before a part that is sent again. */
function withChanges(reports: RowReport[], earlier: readonly RowReport[]): RowReport[] {
  return reports.map((report, index) => {
    const { changes: known } = earlier[index] ?? {};
    return report.outcome === "u" && !report.changes && known
      ? { ...report, changes: known }
      : report;
  });
}
