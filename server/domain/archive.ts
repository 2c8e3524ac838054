import { type EntityName, entityNouns } from "./operation/entity.ts";

/*
 * An archive is a ZIP file of a whole workspace: JSON files of each kind of record, with a record a line,
 * the contents of files, and a manifest that says what is in it.
 */

/** The version of the format; archives of a later one can't be read. */
export const archiveVersion = 1;

export const manifestPath = "manifest.json";

/** A file to be archived; its pieces come one by one. */
export interface FileToArchive {
  path: string;
  pieces: AsyncIterable<Uint8Array>;
  /** Whether it is stored as it is, because it wouldn't shrink. */
  isStored?: boolean;
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

/** Where the contents of files are. */
export const contentsFolder = "files/";

/** Characters that no path of a file has on every system. */
const unfit = /[\p{Cc}\p{Cs}/\\:*?"<>|]/gu;

/** Where the content of a file is: names may be there twice, so each has a folder. */
export function contentPath(id: number, name: string): string {
  const fit = Array.from(name.replace(unfit, "_")).slice(0, 100).join("");
  return `${contentsFolder}${id}/${fit}`;
}

/** A file of records may continue in further ones: contacts.json, contacts.2.json. */
export function pieceOf(path: string, piece: number): string {
  return piece === 1 ? path : path.replace(/\.json$/, `.${piece}.json`);
}

/** Where the moves of deals between stages are, which aren't records of their own. */
export const movesPath = `${recordsFolder}moves.json`;

/** Where the records of a kind are. */
export function pathOfKind(kind: EntityName): string {
  return `${recordsFolder}${entityNouns[kind].many.replaceAll(" ", "-").toLowerCase()}.json`;
}

export const notEmptyMessage =
  "This workspace isn't empty. Restore into a new account, or delete what is here first.";
export const restoringMessage =
  "Another archive is being restored into this workspace. Wait 10 minutes, or undo that in History, then try again.";
export const notArchiveMessage =
  "This isn't a Kith archive. Select the ZIP file of “Download everything”.";
export const laterArchiveMessage =
  "This archive was made by a newer version of Kith. Update Kith first.";
export const tooLargeArchiveMessage =
  "This archive has too many records or files to restore here. Restore it by the command in docs/backup.md.";
export const tooLongArchiveMessage =
  "This archive is too large to upload. Restore it by the command in docs/backup.md.";
export const longZipMessage =
  "Your files take up more than one download holds (4 GB). Download a backup instead, in Settings, Backups.";
export const damagedMessage =
  "This archive is damaged. Download it again, or select an older archive.";

/** The message after a restore, which may have had to leave out files. */
export function restoredMessage(filesLeftOut: number): string {
  if (filesLeftOut === 0) return "Archive restored.";
  const files = filesLeftOut === 1 ? "1 file was" : `${filesLeftOut} files were`;
  return `Archive restored. ${files} left out, because their contents aren't in the archive, or files are off here.`;
}
