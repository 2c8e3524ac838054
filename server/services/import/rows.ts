import { sql } from "drizzle-orm";
import type { FileRecord } from "#domain/contact/file-row.ts";
import type { RowChange, RowReport } from "#domain/import/draft.ts";
import type { ImportReportQuery, ImportSlicesQuery } from "#domain/import/input.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { type Page, pageOf, readCursor } from "../../db/cursor.ts";
import type { Owner } from "../../db/owner.ts";
import { importDrafts, importSlices } from "../../db/schema.ts";
import { type Draft, openDraft, readDraftWith } from "./draft.ts";
import { importedNoun } from "./importer.ts";

/** A row of a file and what becomes of it. */
export interface ReportedRow extends RowReport {
  /** Its number in the file. */
  row: number;
  cells: string[];
  /** What a new contact has, or one of the workspace gets. */
  changes: RowChange[];
}

interface FoundRow {
  part: number;
  at: number;
  record: string;
  report: string;
}

/**
 * An import and a page of its rows that have been worked out, in the order of the file, in one round trip.
 * Refuses NOT_FOUND, and BAD_REQUEST for a malformed cursor.
 */
export async function readImport(
  owner: Owner,
  query: ImportReportQuery,
): Promise<Draft & { rows: Page<ReportedRow> }> {
  const { id, outcome, cursor, limit = 25 } = query;
  const position = cursor ? readCursor(cursor, ["number", "number"]) : undefined;
  const backwards = position?.side === "before";
  const direction = sql.raw(backwards ? "desc" : "asc");
  const [part, at] = position?.keys ?? [];
  const sign = sql.raw(backwards ? "<" : ">");
  const beyond = position
    ? sql`and slice.part ${sign}= ${part} and (slice.part, row.key) ${sign} (${part}, ${at})`
    : sql``;
  const wanted = outcome
    ? sql`and instr(slice.summary ->> 'outcomes', ${outcome}) > 0 and row.value ->> 'outcome' = ${outcome}`
    : sql``;
  const { draft, found } = await readDraftWith(
    owner,
    id,
    owner.db.all<FoundRow>(
      sql`select slice.part as "part", row.key as "at", row.value as "report",
          slice.rows -> ('$[' || row.key || ']') as "record"
        from ${importDrafts} cross join ${importSlices} as slice on slice.draft_id = ${importDrafts.id}
          cross join json_each(slice.report) as row
        where ${openDraft(owner, id)} ${beyond} ${wanted}
        order by slice.part ${direction}, row.key ${direction} limit ${limit + 1}`,
    ),
  );
  const page = pageOf(found, limit, position, ({ part, at }) => [part, at]);
  return {
    ...draft,
    rows: { ...page, items: page.items.map((row) => reportedRow(row, draft)) },
  };
}

function reportedRow(found: FoundRow, draft: Draft): ReportedRow {
  const record: FileRecord = JSON.parse(found.record);
  const report: RowReport = JSON.parse(found.report);
  const { valuesIn } = importedNoun(draft);
  return {
    ...report,
    ...rowIn(record),
    changes: report.changes ?? (report.outcome === "c" ? valuesIn(record, draft.choices) : []),
  };
}

function rowIn({ row, cells }: FileRecord) {
  return { row, cells };
}

/** How many slices of rows one call reads: a file of all rows takes a hundred calls at most. */
const slicesRead = 10;

/**
 * The rows of some slices from `part` on with what becomes of each, and the number of the next slice, for a file
 * of all rows. Refuses NOT_FOUND.
 */
export async function readImportSlices(
  owner: Owner,
  { id, part }: ImportSlicesQuery,
): Promise<{ items: ReportedRow[]; next: number | null }> {
  const [slices] = await batch(owner.db, [
    owner.db.all<{ rows: string; report: string | null; parts: number }>(
      sql`select slice.rows as "rows", slice.report as "report", ${importDrafts.parts} as "parts"
        from ${importDrafts} cross join ${importSlices} as slice on slice.draft_id = ${importDrafts.id}
          and slice.part >= ${part} and slice.part < ${part + slicesRead}
        where ${openDraft(owner, id)} order by slice.part`,
    ),
  ]);
  const { parts } = slices[0] ?? {};
  const next = part + slicesRead;
  if (parts === undefined || slices.length < Math.min(next, parts) - part) throw missing("import");
  const items = slices.flatMap(({ rows, report }) => {
    const reports: RowReport[] = report ? JSON.parse(report) : [];
    return (JSON.parse(rows) as FileRecord[]).map((record, index): ReportedRow => {
      const found = reports[index] ?? { outcome: "e", name: "" };
      return { ...found, ...rowIn(record), changes: found.changes ?? [] };
    });
  });
  return { items, next: next < parts ? next : null };
}
