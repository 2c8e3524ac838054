import { sql } from "drizzle-orm";
import type { FileParty } from "#domain/file/file.ts";
import type { Owner } from "../../db/owner.ts";
import { type StoredFile, selectFiles } from "../file/file.ts";
import { type Cuttable, positionAt, type Reach } from "./cut.ts";

/** The files of a record in its timeline. */
export interface FileStream {
  party: FileParty;
  id: number;
  /** Whether files are shown at all. */
  shown: boolean;
}

/** A file of the record, in its timeline at the time at which it was added. */
export interface TimelineFile {
  as: "file";
  at: number;
  file: StoredFile;
}

/** The statement that reads files from a cut on: as many as a page has, and one more. */
export function selectAdded(
  owner: Owner,
  { shown, ...record }: FileStream,
  reach: Reach,
  limit: number,
) {
  const { file, isFirst, backwards } = reach;
  // Nothing is newer than the top.
  const isRead = shown && (isFirst || !backwards || file !== null);
  return selectFiles(owner, record, {
    position: positionAt(file, reach, "falling"),
    limit,
    ...(isRead ? {} : { unless: sql`false` }),
  });
}

/** A file as an entry of a timeline. */
export function addedFile(file: StoredFile): TimelineFile & Cuttable {
  const { id, createdAt: at } = file;
  return { as: "file", at, file, above: { file: [at, id + 1] }, below: { file: [at, id] } };
}
