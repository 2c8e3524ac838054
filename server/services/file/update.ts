import { eq, isNotNull, type SQL } from "drizzle-orm";
import { storedName } from "#domain/file/file.ts";
import type { FileRenaming } from "#domain/file/input.ts";
import { foldForSearch } from "#domain/fold.ts";
import { missing } from "#domain/refusal.ts";
import { entityTables } from "../../db/entities.ts";
import { type OperationRequest, perform } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { setRow } from "../../db/record.ts";
import { files } from "../../db/schema.ts";
import { type FileAnswer, selectWritten } from "./file.ts";

/** Moves a file to Trash. Refuses NOT_FOUND. */
export function deleteFile(owner: Owner, id: number, key?: string): Promise<FileAnswer> {
  const row = live(owner, files, eq(files.id, id));
  return setFile(owner, { kind: "file.delete", key }, row, { deletedAt: Date.now() });
}

/** Restores a file from Trash. Refuses NOT_FOUND if it isn't there. */
export function restoreFile(owner: Owner, id: number, key?: string): Promise<FileAnswer> {
  const row = owned(owner, files, isNotNull(files.deletedAt), eq(files.id, id));
  return setFile(owner, { kind: "file.restore", key }, row, { deletedAt: null });
}

/** Gives a file another name. Refuses NOT_FOUND, and CONFLICT if it has another version by now. */
export function renameFile(owner: Owner, renaming: FileRenaming): Promise<FileAnswer> {
  const { id, version, operation: key } = renaming;
  const name = storedName(renaming.name);
  const row = live(owner, files, eq(files.id, id));
  const set = { name, searchText: foldForSearch(name) };
  return setFile(owner, { kind: "file.rename", key }, row, set, version);
}

async function setFile(
  owner: Owner,
  request: OperationRequest,
  row: SQL,
  set: Partial<typeof files.$inferInsert>,
  version?: number,
): Promise<FileAnswer> {
  const { operation, answer } = await perform(
    owner,
    request,
    (number) => setRow(owner, number, { entity: entityTables.file, row, set, version }),
    (number) => selectWritten(owner, number),
  );
  const [written] = answer;
  // Nothing is known about a file that has been deleted permanently since.
  if (!written) throw missing("file");
  const { key: _, ...file } = written;
  return { ...file, operation };
}
