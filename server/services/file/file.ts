import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import type { FileParty } from "#domain/file/file.ts";
import type { FileQuery } from "#domain/file/input.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { type Page, type Position, pageOf, readCursor } from "../../db/cursor.ts";
import { orderBy, rangesAfter, readingOrder, reversed } from "../../db/keyset.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { changes, files } from "../../db/schema.ts";
import { fileOwnerOf, partyColumns } from "./party.ts";

/** A file as callers see it; its content is at /files/<id>. */
export interface StoredFile extends Record<FileParty, number | null> {
  id: number;
  name: string;
  /** An image's by its content; otherwise what browsers may take it for. */
  type: string;
  /** In bytes. */
  size: number;
  /** Of an image, in pixels, if its header says. */
  width: number | null;
  height: number | null;
  createdAt: number;
  version: number;
}

export type FileAnswer = StoredFile & { operation: string };

export const fileColumns = {
  id: files.id,
  name: files.name,
  type: files.type,
  size: files.size,
  width: files.width,
  height: files.height,
  contactId: files.contactId,
  dealId: files.dealId,
  companyId: files.companyId,
  activityId: files.activityId,
  createdAt: files.createdAt,
  version: files.version,
};

/** One file. Refuses NOT_FOUND. */
export async function findFile(owner: Owner, id: number): Promise<StoredFile> {
  const [[row]] = await batch(owner.db, [
    owner.db
      .select(fileColumns)
      .from(files)
      .where(live(owner, files, eq(files.id, id))),
  ]);
  if (!row) throw missing("file");
  return row;
}

/** Latest first. */
export const fileOrder = reversed(orderBy(files, "createdAt", "id"));

/** How many files a page has by default. */
const pageLength = 50;

/** The statement that reads a record's files from a position on, and one more. */
export function selectFiles(
  owner: Owner,
  { party, id }: { party: FileParty; id: number },
  { position, limit, unless }: { position?: Position | undefined; limit: number; unless?: SQL },
) {
  // With a plus, so that SQLite goes by the record's index.
  const ofRecord = and(eq(partyColumns[party], id), sql`+${live(owner, files)}`, unless);
  const range = (part: SQL | undefined) =>
    owner.db
      .select(fileColumns)
      .from(files)
      .where(and(ofRecord, part))
      .orderBy(...readingOrder(fileOrder, position))
      .limit(limit + 1);
  const [first, second] = rangesAfter(fileOrder, position);
  if (!second) return range(first);
  const rows = (part: SQL | undefined, alias: string) =>
    owner.db.select().from(range(part).as(alias));
  return unionAll(rows(first, "ties"), rows(second, "others")).limit(limit + 1);
}

/**
 * The files of one record, latest first. Refuses NOT_FOUND for the record, BAD_REQUEST for a malformed
 * cursor.
 */
export async function listFiles(owner: Owner, query: FileQuery): Promise<Page<StoredFile>> {
  const { cursor, limit = pageLength, ...given } = query;
  const position = cursor ? readCursor(cursor, ["number", "number"]) : undefined;
  const record = fileOwnerOf(owner, given);
  const [found, rows] = await batch(owner.db, [
    owner.db.all(sql`select 1 from ${record.entity.table} where ${record.row}`),
    selectFiles(owner, record, { position, limit }),
  ]);
  if (found.length === 0) throw record.refusal;
  return pageOf(rows, limit, position, ({ createdAt, id }) => [createdAt, id]);
}

/** The files that an operation wrote, in the order in which they were added. */
export function selectWritten(owner: Owner, operation: SQL) {
  const written = owner.db
    .select({ id: changes.entityId })
    .from(changes)
    .where(
      owned(owner, changes, eq(changes.entity, "file"), sql`${changes.operationId} = ${operation}`),
    );
  return owner.db
    .select({ ...fileColumns, key: files.key })
    .from(files)
    .where(inArray(files.id, written))
    .orderBy(files.id);
}
