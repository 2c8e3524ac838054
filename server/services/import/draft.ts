import { and, asc, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import type { SQLiteRaw } from "drizzle-orm/sqlite-core/query-builders/raw";
import type { FileRecord } from "#domain/contact/file-row.ts";
import {
  draftLifetime,
  type FileContents,
  type ImportChoices,
  mostDrafts,
  mostKeptParts,
  type RowReport,
  type SliceSummary,
  suggestedReading,
} from "#domain/import/draft.ts";
import type { AddRows, StartImport } from "#domain/import/input.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch, type Database } from "../../db/client.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { importDrafts, importSlices } from "../../db/schema.ts";

/** A file that is being imported. */
export interface Draft {
  id: number;
  operation: string;
  fileName: string;
  contents: FileContents;
  choices: ImportChoices;
  rowCount: number;
  parts: number;
  isStopped: boolean;
  /** The slices whose rows have been worked out or imported, in order. */
  summaries: SliceSummary[];
  /** How many slices have been imported. */
  done: number;
}

/** The owner's import with this id, unless it has expired. */
export function openDraft(owner: Owner, id: number): SQL {
  return owned(
    owner,
    importDrafts,
    eq(importDrafts.id, id),
    gt(importDrafts.expiresAt, Date.now()),
  );
}

/**
 * Begins an import with what was read in a file, to be followed by its rows. The same key again answers
 * with the import that has begun. Only five imports are kept, with 1,200 slices in all: first those that are being
 * written, then the newest. Refuses CONFLICT if the former leave no room.
 */
export async function startImport(owner: Owner, started: StartImport): Promise<{ id: number }> {
  const { operation, fileName, contents, known, rowCount, parts } = started;
  const own = owned(owner, importDrafts, eq(importDrafts.operation, operation));
  const order = sql`order by ${isBeingWritten} desc, id desc`;
  const kept = sql`(select id from (
      select id, sum(parts) over (${order}) as slices from ${importDrafts}
        where ${openDrafts(owner)} ${order} limit ${mostDrafts})
    where slices <= ${mostKeptParts})`;
  const [, , [draft]] = await batch(owner.db, [
    owner.db
      .insert(importDrafts)
      .values({
        userId: owner.userId,
        operation,
        fileName,
        contents: JSON.stringify(contents),
        choices: JSON.stringify({ ...suggestedReading(contents), known } satisfies ImportChoices),
        rowCount,
        parts,
        expiresAt: Date.now() + draftLifetime,
      })
      .onConflictDoUpdate({
        target: [importDrafts.userId, importDrafts.operation],
        set: { expiresAt: Date.now() + draftLifetime },
      }),
    owner.db
      .delete(importDrafts)
      .where(owned(owner, importDrafts, sql`${importDrafts.id} not in ${kept}`)),
    owner.db.select({ id: importDrafts.id }).from(importDrafts).where(own),
  ]);
  if (!draft) throw new Refusal("CONFLICT", "Finish or cancel the imports that have begun first.");
  return draft;
}

/**
 * Adds a slice of rows to an import, in any order; one that it has already stays as it is. Refuses NOT_FOUND, and
 * BAD_REQUEST for a slice beyond those that it was begun with.
 */
export async function addRows(owner: Owner, { id, part, rows }: AddRows): Promise<void> {
  const draft = openDraft(owner, id);
  const now = Date.now();
  const [[found]] = await batch(owner.db, [
    owner.db.select({ parts: importDrafts.parts }).from(importDrafts).where(draft),
    owner.db.run(
      sql`insert into ${importSlices} (draft_id, part, rows)
        select ${importDrafts.id}, ${part}, ${JSON.stringify(rows)} from ${importDrafts}
          where ${draft} and ${part} < ${importDrafts.parts}
        on conflict do nothing`,
    ),
    // A file that takes long to arrive is kept for an hour after its last slice, give or take a few minutes.
    owner.db
      .update(importDrafts)
      .set({ expiresAt: now + draftLifetime })
      .where(and(draft, lte(importDrafts.expiresAt, now + draftLifetime * 0.9))),
  ]);
  if (!found) throw missing("import");
  if (part >= found.parts) {
    throw new Refusal("BAD_REQUEST", "This import has all of its rows. Select the file again.");
  }
}

/** An import and how far it has come, in one round trip. Refuses NOT_FOUND, also once it has expired. */
export async function readDraft(owner: Owner, id: number): Promise<Draft> {
  const { draft } = await readDraftWith(owner, id, nothing(owner));
  return draft;
}

function nothing(owner: Owner) {
  return owner.db.all<never>(sql`select 1 where false`);
}

/** `readDraft` with the rows of another statement, in the same round trip. */
export async function readDraftWith<Row>(
  owner: Owner,
  id: number,
  statement: SQLiteRaw<Row[]>,
): Promise<{ draft: Draft; found: Row[] }> {
  const open = openDraft(owner, id);
  const [[row], slices, found] = await batch(owner.db, [
    owner.db.select().from(importDrafts).where(open),
    owner.db
      .select({ summary: importSlices.summary, isDone: importSlices.isDone })
      .from(importDrafts)
      .innerJoin(importSlices, eq(importDrafts.id, importSlices.draftId))
      .where(open)
      .orderBy(asc(importSlices.part)),
    statement,
  ]);
  if (!row || slices.length < row.parts) throw missing("import");
  const { contents, choices, userId: _, expiresAt: __, ...plain } = row;
  const draft = {
    ...plain,
    contents: JSON.parse(contents),
    choices: JSON.parse(choices),
    summaries: slices.flatMap(({ summary }) => (summary ? [JSON.parse(summary)] : [])),
    done: slices.filter(({ isDone }) => isDone).length,
  };
  return { draft, found };
}

/** Rows of a file that are imported together. */
export interface Slice {
  part: number;
  rows: FileRecord[];
  /** What becomes of them, as far as that has been worked out. */
  report: RowReport[];
}

/** The slices of an import that meet a condition, in order. */
export async function readSlices(
  owner: Owner,
  id: number,
  { where, most }: { where: SQL; most: number },
): Promise<Slice[]> {
  const [slices] = await batch(owner.db, [
    owner.db
      .select({
        part: importSlices.part,
        rows: importSlices.rows,
        report: importSlices.report,
      })
      .from(importSlices)
      .where(and(eq(importSlices.draftId, id), where))
      .orderBy(asc(importSlices.part))
      .limit(most),
  ]);
  return slices.map(({ part, rows, report }) => ({
    part,
    rows: JSON.parse(rows),
    report: report ? JSON.parse(report) : [],
  }));
}

/** An import that isn't finished. */
export interface OpenImport {
  id: number;
  fileName: string;
  rowCount: number;
  parts: number;
  done: number;
}

/** How many slices of a draft have been imported, and how many it has. */
const doneSlices = sql<number>`(select count(*) from ${importSlices} as slice
  where slice.draft_id = ${importDrafts.id} and slice.is_done)`;
const isBeingWritten = sql`(${importDrafts.isStopped} = 0 and ${doneSlices} between 1 and ${importDrafts.parts} - 1)`;
const allSlices = sql<number>`(select count(*) from ${importSlices} as slice
  where slice.draft_id = ${importDrafts.id})`;

/** The owner's imports that have all of their rows and aren't finished, newest first. */
export async function listImports(owner: Owner): Promise<OpenImport[]> {
  const [drafts] = await batch(owner.db, [
    owner.db
      .select({
        id: importDrafts.id,
        fileName: importDrafts.fileName,
        rowCount: importDrafts.rowCount,
        parts: importDrafts.parts,
        done: doneSlices.as("done"),
      })
      .from(importDrafts)
      .where(
        and(
          openDrafts(owner),
          eq(importDrafts.isStopped, false),
          sql`${allSlices} = ${importDrafts.parts}`,
        ),
      )
      .orderBy(sql`${importDrafts.id} desc`)
      .limit(mostDrafts),
  ]);
  return drafts.filter((draft) => draft.done < draft.parts);
}

/** The statement that keeps an import for another hour. */
export function prolonged(owner: Owner, id: number) {
  return owner.db
    .update(importDrafts)
    .set({ expiresAt: Date.now() + draftLifetime })
    .where(openDraft(owner, id));
}

function openDrafts(owner: Owner): SQL {
  return owned(owner, importDrafts, gt(importDrafts.expiresAt, Date.now()));
}

/**
 * Stops an import: one that hasn't written anything is forgotten, also before it has all of its rows,
 * and of another one the rest isn't written. Refuses NOT_FOUND.
 */
export async function stopImport(owner: Owner, id: number): Promise<{ done: number }> {
  const draft = openDraft(owner, id);
  const [[found]] = await batch(owner.db, [
    owner.db
      .select({ done: doneSlices.as("done") })
      .from(importDrafts)
      .where(draft),
  ]);
  if (!found) throw missing("import");
  const { done } = found;
  await batch(owner.db, [
    done === 0
      ? owner.db.delete(importDrafts).where(draft)
      : owner.db.update(importDrafts).set({ isStopped: true }).where(draft),
  ]);
  return { done };
}

/** Deletes the files of imports whose last step is more than an hour ago. */
export async function forgetOldImports(db: Database, now: number): Promise<void> {
  await db.delete(importDrafts).where(lte(importDrafts.expiresAt, now));
}
