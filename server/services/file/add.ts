import { type SQL, sql } from "drizzle-orm";
import { imageIn, safeType } from "#domain/file/content-type.ts";
import {
  type FileParty,
  filesOffMessage,
  largestFile,
  mostFiles,
  noFileMessage,
  quotaMessage,
  storedName,
  tooLargeMessage,
  tooManyMessage,
} from "#domain/file/file.ts";
import type { IncomingFile, Upload } from "#domain/file/upload-input.ts";
import { foldForSearch } from "#domain/fold.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { guard, perform, type Step, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRow, logNewest } from "../../db/record.ts";
import { files, workspaceFigures } from "../../db/schema.ts";
import { type StoredFile, selectWritten } from "./file.ts";
import { discardObjects, reserveObject, unreserved } from "./objects.ts";
import { type FileOwner, fileOwnerOf } from "./party.ts";
import type { FileStorage } from "./storage.ts";
import { storeBody } from "./store.ts";

export interface FilesAnswer {
  files: StoredFile[];
  operation: string;
}

/** A file whose object has been written: what its row says of its content. */
export interface Kept {
  name: string;
  searchText: string;
  type: string;
  width: number | null;
  height: number | null;
  size: number;
  key: string;
}

/**
 * Adds files to a record, as one operation: all of them or, if one is refused or the upload is
 * interrupted, none. Refuses NOT_FOUND for the record, PAYLOAD_TOO_LARGE for a file over 25 MB or a
 * full workspace, and BAD_REQUEST for no files or too many.
 */
export async function addFiles(
  owner: Owner,
  storage: FileStorage | null,
  upload: Upload,
): Promise<FilesAnswer> {
  if (!storage) throw new Refusal("NOT_FOUND", filesOffMessage);
  const record = fileOwnerOf(owner, upload.party);
  const room = await readRoom(owner, storage, record);
  const { files, operation } = await withStored(
    owner,
    storage,
    { incoming: upload.files, room },
    async (kept) => writeRows(owner, storage, record, kept, await upload.operationKey?.()),
  );
  return { files, operation };
}

/**
 * Writes files as objects, and then has `write` add their rows. An object that is no row's afterwards
 * is removed, also if a file is refused or the upload is interrupted. Refuses as `addFiles` does.
 */
export async function withStored<Answer extends { keys: readonly string[] }>(
  owner: Owner,
  storage: FileStorage,
  { incoming, room }: Incoming,
  write: (kept: readonly Kept[]) => Promise<Answer>,
): Promise<Answer> {
  const keys: string[] = [];
  let used: readonly string[] = [];
  try {
    const answer = await write(await storeAll(owner, storage, { incoming, room, keys }));
    used = answer.keys;
    return answer;
  } finally {
    const wasted = keys.filter((key) => !used.includes(key));
    // If this fails, cron removes them.
    await discardObjects(owner, storage, wasted).catch(() => undefined);
  }
}

/** How many bytes the workspace has room for. */
export async function readFreeRoom(owner: Owner, { quota }: FileStorage): Promise<number> {
  const [[read]] = await batch(owner.db, [
    owner.db.all<{ used: number }>(sql`select ${usedBytes(owner)} as "used"`),
  ]);
  return quota - (read?.used ?? 0);
}

/** The bytes that a workspace stores, in a statement. */
export function usedBytes(owner: Owner): SQL {
  return sql`coalesce((select ${workspaceFigures.fileBytes} from ${workspaceFigures}
    where ${owned(owner, workspaceFigures)}), 0)`;
}

/** How many bytes the workspace has room for. Refuses NOT_FOUND for the record. */
async function readRoom(owner: Owner, { quota }: FileStorage, record: FileOwner): Promise<number> {
  const [[read]] = await batch(owner.db, [
    owner.db.all<{ used: number; found: number }>(
      sql`select ${usedBytes(owner)} as "used",
        exists (select 1 from ${record.entity.table} where ${record.row}) as "found"`,
    ),
  ]);
  if (!read?.found) throw record.refusal;
  return quota - read.used;
}

interface Incoming {
  incoming: Upload["files"];
  /** In bytes. */
  room: number;
}

interface Storing extends Incoming {
  /** Gets the key of each object before it is written. */
  keys: string[];
}

async function storeAll(
  owner: Owner,
  storage: FileStorage,
  { incoming, room, keys }: Storing,
): Promise<Kept[]> {
  const kept: Kept[] = [];
  let left = room;
  for await (const file of incoming) {
    if (kept.length === mostFiles) throw new Refusal("BAD_REQUEST", tooManyMessage, "files");
    const key = `${owner.userId}/${crypto.randomUUID()}`;
    await batch(owner.db, [reserveObject(owner, key)]);
    keys.push(key);
    const stored = await storeFile(storage, key, file, left);
    kept.push(stored);
    left -= stored.size;
  }
  if (kept.length === 0) throw new Refusal("BAD_REQUEST", noFileMessage, "files");
  return kept;
}

/** Writes a file's object, with as many bytes as there is room for. Refuses PAYLOAD_TOO_LARGE. */
export async function storeFile(
  { bucket, quota }: FileStorage,
  key: string,
  file: IncomingFile,
  room: number,
): Promise<Kept> {
  const name = storedName(file.name);
  const { size, head } = await storeBody(bucket, key, file.body, {
    most: Math.min(largestFile, Math.max(room, 0)),
    tooLarge: () => (room < largestFile ? full(quota) : tooLarge(name)),
  });
  const image = imageIn(head);
  const { type, width, height } = image ?? { type: safeType(file.type), width: null, height: null };
  return { name, searchText: foldForSearch(name), type, width, height, size, key };
}

function tooLarge(name: string): Refusal {
  return new Refusal("PAYLOAD_TOO_LARGE", tooLargeMessage(name), "files");
}

function full(quota: number): Refusal {
  return new Refusal("PAYLOAD_TOO_LARGE", quotaMessage(quota), "files");
}

async function writeRows(
  owner: Owner,
  storage: FileStorage,
  record: FileOwner,
  kept: readonly Kept[],
  key: string | undefined,
): Promise<FilesAnswer & { keys: string[] }> {
  const { operation, answer } = await perform(
    owner,
    { kind: "file.create", key, records: kept.length },
    (number) => [
      guardRow(owner, record.entity, record.row, record.refusal),
      ...fileSteps(owner, storage, number, { record, kept }),
    ],
    (number) => selectWritten(owner, number),
  );
  // Nothing is known about files that have been deleted permanently since.
  if (answer.length === 0) throw missing("file");
  return {
    files: answer.map(({ key: _, ...file }) => file),
    keys: answer.map((file) => file.key),
    operation,
  };
}

interface NewFiles {
  /** The record that they belong to. */
  record: { party: FileParty; id: number | SQL };
  kept: readonly Kept[];
}

/** The steps that add stored files to a record. Refuses PAYLOAD_TOO_LARGE for a full workspace. */
export function fileSteps(
  owner: Owner,
  { quota }: FileStorage,
  operation: SQL,
  { record, kept }: NewFiles,
): Step[] {
  const size = kept.reduce((sum, file) => sum + file.size, 0);
  const isFull = sql`select 1 where ${usedBytes(owner)} + ${size} > ${quota}`;
  const lateUpload = unreserved(kept.map((file) => file.key));
  return [
    guard(owner, "in_use", isFull, full(quota)),
    guard(owner, "stale", lateUpload, new Refusal("CONFLICT", "This took too long. Try again.")),
    insertRows(owner, record, kept),
    logNewest(owner, operation, entityTables.file, kept.length),
  ];
}

/** In one parameter, as D1 takes few. */
function insertRows(owner: Owner, { party, id }: NewFiles["record"], kept: readonly Kept[]): Step {
  const column = sql.identifier(files[party].name);
  return write(
    owner.db.run(
      sql`insert into ${files} (name, search_text, type, width, height, size, key, ${column}, user_id, created_at)
        select value ->> '$.name', value ->> '$.searchText', value ->> '$.type', value ->> '$.width',
          value ->> '$.height', value ->> '$.size', value ->> '$.key', ${id}, ${owner.userId}, ${Date.now()}
        from json_each(${JSON.stringify(kept)}) order by json_each.key`,
    ),
  );
}
