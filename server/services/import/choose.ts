import { and, eq, isNotNull, sql } from "drizzle-orm";
import { aimedAt, targetOf } from "#domain/contact/column-targets.ts";
import {
  datesOf,
  draftLifetime,
  type FileContents,
  type ImportChoices,
} from "#domain/import/draft.ts";
import type { Choose } from "#domain/import/input.ts";
import { isOpen, questionsOf } from "#domain/import/questions.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { importDrafts, importSlices } from "../../db/schema.ts";
import { listNamedStages } from "./deal-reading.ts";

/**
 * Decides where the columns of a file go and what happens to known people; what was worked out before
 * is forgotten. Answers whether something has to be asked before the file can be read. Refuses NOT_FOUND, and
 * CONFLICT once rows have been written.
 */
export async function chooseColumns(
  owner: Owner,
  { id, targets, order, known, deals }: Choose,
): Promise<{ asks: boolean }> {
  const own = owned(owner, importDrafts, eq(importDrafts.id, id));
  const begun = sql<number>`exists (select 1 from ${importSlices} as slice
    where slice.draft_id = ${importDrafts.id} and slice.is_done)`;
  const [[draft]] = await batch(owner.db, [
    owner.db
      .select({
        contents: importDrafts.contents,
        choices: importDrafts.choices,
        begun: begun.as("begun"),
      })
      .from(importDrafts)
      .where(own),
  ]);
  if (!draft) throw missing("import");
  if (draft.begun) throw new Refusal("CONFLICT", "This import has begun. Select the file again.");
  const contents: FileContents = JSON.parse(draft.contents);
  const before: ImportChoices = JSON.parse(draft.choices);
  const columns = contents.columns.map(({ suggested }, index) =>
    aimedAt(suggested, targets[index] ?? targetOf(suggested)),
  );
  const dates = datesOf(contents, columns);
  const choices: ImportChoices = {
    columns,
    order: dates ? (dates.order ?? order ?? before.order) : before.order,
    known,
    ...((deals ?? before.deals) && { deals: deals ?? before.deals }),
  };
  const values = { choices: JSON.stringify(choices), expiresAt: Date.now() + draftLifetime };
  await batch(owner.db, [
    owner.db.update(importDrafts).set(values).where(own),
    owner.db
      .update(importSlices)
      .set({ report: null, summary: null, people: null })
      .where(
        and(
          sql`${importSlices.draftId} in (select ${importDrafts.id} from ${importDrafts} where ${own})`,
          // Otherwise all rows of the file would be written again.
          isNotNull(importSlices.summary),
        ),
      ),
  ]);
  const stages = contents.noun === "deal" ? await listNamedStages(owner) : [];
  return { asks: isOpen(questionsOf(contents, choices, stages), choices) };
}
