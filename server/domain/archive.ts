import { type EntityName, entityNouns } from "./operation/entity.ts";

/*
 * An archive is a ZIP file of a whole workspace: a JSON file for each kind of record, with a record a
 * line, and a manifest that says what is in it.
 */

/** The version of the format; archives of a later one can't be read. */
export const archiveVersion = 1;

export const manifestPath = "manifest.json";

/** A file to be archived; its pieces come one by one. */
export interface FileToArchive {
  path: string;
  pieces: AsyncIterable<Uint8Array>;
  /** How many records it had, once all pieces have come. */
  records?: () => number;
}

/** What the manifest says about a file. */
export interface ArchivedFile {
  path: string;
  /** How many records it has; null if it isn't counted. */
  records: number | null;
  bytes: number;
  /** Of its content, in hexadecimal. */
  sha256: string;
}

export interface Manifest {
  kith: number;
  /** ISO 8601. */
  createdAt: string;
  /** The version of the keys that names are sorted and found by. */
  fold: number;
  files: ArchivedFile[];
}

/** Where the records are; other files are for people to open. */
export const recordsFolder = "data/";

/** Where the moves of deals between stages are, which aren't records of their own. */
export const movesPath = `${recordsFolder}moves.json`;

/** Where the records of a kind are. */
export function pathOfKind(kind: EntityName): string {
  return `${recordsFolder}${entityNouns[kind].many.replaceAll(" ", "-").toLowerCase()}.json`;
}

export const notEmptyMessage =
  "This workspace isn't empty. Restore into a new account, or delete what is here first.";
export const notArchiveMessage =
  "This isn't a Kith archive. Select the ZIP file of “Download everything”.";
export const laterArchiveMessage =
  "This archive was made by a newer version of Kith. Update Kith first.";
export const tooLargeArchiveMessage =
  "This archive has too many records to restore here. Restore a backup of the whole database instead.";
export const damagedMessage =
  "This archive is damaged. Download it again, or select an older archive.";
