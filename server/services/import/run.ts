import { and, eq } from "drizzle-orm";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importSlices } from "../../db/schema.ts";
import { slicesAtOnce } from "./check.ts";
import { prolonged, readDraft, readSlices } from "./draft.ts";
import { importedNoun } from "./importer.ts";

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
  const { operation, parts, done, isStopped } = draft;
  const next = eq(importSlices.isDone, false);
  const slices = isStopped ? [] : await readSlices(owner, id, { where: next, most: slicesAtOnce });
  const importer = await importedNoun(draft).importer(owner, draft, { written: true });
  for (const slice of slices) {
    const { reports, summary, ...result } = await importer.run(slice);
    const values = {
      ...result,
      report: JSON.stringify(reports),
      summary: JSON.stringify(summary),
      isDone: true,
    };
    await batch(owner.db, [
      owner.db
        .update(importSlices)
        .set(values)
        .where(and(eq(importSlices.draftId, id), eq(importSlices.part, slice.part))),
      prolonged(owner, id),
    ]);
  }
  return { done: done + slices.length, parts, operation };
}
