import { asc, eq, sql } from "drizzle-orm";
import type { AddPiece } from "#domain/import/input.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { importDrafts, importFiles } from "../../db/schema.ts";
import { openDraft } from "./draft.ts";

/** Keeps a piece of an import's file in base64. Refuses NOT_FOUND. */
export async function addPiece(owner: Owner, { id, piece, base64 }: AddPiece): Promise<void> {
  const draft = openDraft(owner, id);
  const [[found]] = await batch(owner.db, [
    owner.db.select({ id: importDrafts.id }).from(importDrafts).where(draft),
    owner.db.run(
      sql`insert into ${importFiles} (draft_id, piece, base64)
        select ${importDrafts.id}, ${piece}, ${base64} from ${importDrafts} where ${draft}
        on conflict do nothing`,
    ),
  ]);
  if (!found) throw missing("import");
}

/** The pieces of an import's file in base64. Refuses NOT_FOUND, also if the file wasn't kept. */
export async function readPieces(owner: Owner, id: number): Promise<string[]> {
  const [pieces] = await batch(owner.db, [
    owner.db
      .select({ base64: importFiles.base64 })
      .from(importDrafts)
      .innerJoin(importFiles, eq(importFiles.draftId, importDrafts.id))
      .where(openDraft(owner, id))
      .orderBy(asc(importFiles.piece)),
  ]);
  if (pieces.length === 0) throw missing("import");
  return pieces.map(({ base64 }) => base64);
}
