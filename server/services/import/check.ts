import { and, eq, isNull } from "drizzle-orm";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import { prolonged, readDraft, readSlices } from "./draft.ts";
import { importedNoun } from "./importer.ts";

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
  const { parts, summaries } = draft;
  const unchecked = isNull(importSlices.summary);
  const slices = await readSlices(owner, id, { where: unchecked, most: slicesAtOnce });
  const importer = await importedNoun(draft).importer(owner, draft, { written: false });
  for (const slice of slices) {
    const { reports, summary, people } = await importer.judge(slice);
    await batch(owner.db, [
      owner.db
        .update(importSlices)
        .set({ report: JSON.stringify(reports), summary: JSON.stringify(summary), people })
        .where(and(eq(importSlices.draftId, id), eq(importSlices.part, slice.part), unchecked)),
      prolonged(owner, id),
    ]);
  }
  return { checked: summaries.length + slices.length, parts };
}
