import { and, eq, isNull } from "drizzle-orm";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import { judgeRows } from "../contact/import.ts";
import { prolonged, readDraft, readSlices } from "./draft.ts";
import { addSlice, earlierRows } from "./earlier.ts";
import { readSlice, reportOf, sentRows } from "./report.ts";

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
  const draft = await readDraft(owner, id);
  const { operation, parts, choices, summaries } = draft;
  const { known } = choices;
  const unchecked = isNull(importSlices.summary);
  const slices = await readSlices(owner, id, { where: unchecked, most: slicesAtOnce });
  const before = slices[0]?.part ?? 0;
  const earlier = await earlierRows(owner, draft, { before, written: false });
  for (const { part, rows } of slices) {
    const slice = readSlice(rows, choices);
    const results = await judgeRows(owner, { ...sentRows(slice), operation, part, known, earlier });
    const { reports, summary } = reportOf(slice, results, known);
    addSlice(earlier.people, results.people);
    await batch(owner.db, [
      owner.db
        .update(importSlices)
        .set({
          report: JSON.stringify(reports),
          summary: JSON.stringify(summary),
          people: JSON.stringify(results.people),
        })
        .where(and(eq(importSlices.draftId, id), eq(importSlices.part, part), unchecked)),
      prolonged(owner, id),
    ]);
  }
  return { checked: summaries.length + slices.length, parts };
}
