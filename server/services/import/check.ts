import { and, eq, isNull } from "drizzle-orm";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import { judgeRows } from "../contact/import.ts";
import { prolonged, readDraft, readSlices } from "./draft.ts";
import { readSlice, reportOf } from "./report.ts";

/** How many slices one call works out or imports, so that it stays far below D1's 1,000 queries. */
export const slicesAtOnce = 10;

/**
 * Works out what an import would do with its next slices of rows, without writing to the workspace.
 * Answers how many slices have been worked out. Refuses NOT_FOUND.
 */
export async function checkImport(
  owner: Owner,
  id: number,
): Promise<{ checked: number; parts: number }> {
  const { operation, parts, choices, summaries } = await readDraft(owner, id);
  const { known } = choices;
  const unchecked = isNull(importSlices.summary);
  const slices = await readSlices(owner, id, { where: unchecked, most: slicesAtOnce });
  for (const { part, rows } of slices) {
    const slice = readSlice(rows, choices);
    const contacts = slice.contacts.map(({ contact }) => contact);
    const results = await judgeRows(owner, { rows: contacts, operation, known });
    const { reports, summary } = reportOf(slice, results, known);
    await batch(owner.db, [
      owner.db
        .update(importSlices)
        .set({ report: JSON.stringify(reports), summary: JSON.stringify(summary) })
        .where(and(eq(importSlices.draftId, id), eq(importSlices.part, part), unchecked)),
      prolonged(owner, id),
    ]);
  }
  return { checked: summaries.length + slices.length, parts };
}
