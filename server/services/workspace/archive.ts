import { gt, sql } from "drizzle-orm";
import {
  contentPath,
  type FileToArchive,
  longZipMessage,
  movesPath,
  pathOfKind,
} from "#domain/archive.ts";
import { Refusal } from "#domain/refusal.ts";
import { type Entity, entityTables, loggedProperties, snapshot } from "../../db/entities.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { dealStageChanges, deals, files } from "../../db/schema.ts";
import type { FileStorage } from "../file/storage.ts";
import { readUsage } from "../file/usage.ts";
import { zipOf } from "./zip.ts";

/*
 * Everything that a workspace holds, kind by kind: whatever the log tracks is archived, as the log
 * would store it, so a new kind of record is in archives by itself. Running totals are left out, and
 * so is what gives access: passwords, sessions, feeds. A file names the path of its content in the
 * archive instead of its object: whoever writes an archive can't name somebody else's.
 */

/** The kinds of record in an archive, parents before their children. */
export const archivedEntities = Object.values(entityTables);

/** How many records one round trip reads. */
const readAtOnce = 1_000;

const encoder = new TextEncoder();

/** What a ZIP file without its later extension holds, in bytes, with room for the records. */
const mostContent = 3.5 * 1024 ** 3;

/**
 * A ZIP file of everything in a workspace, piece by piece, with further files beside that. Refuses
 * PAYLOAD_TOO_LARGE for more than 3.5 GB of files.
 */
export async function archiveWorkspace(
  owner: Owner,
  storage: FileStorage | null,
  beside?: AsyncIterable<FileToArchive>,
): Promise<AsyncGenerator<Uint8Array>> {
  const { used } = await readUsage(owner, storage);
  if (used > mostContent) throw new Refusal("PAYLOAD_TOO_LARGE", longZipMessage);
  async function* everything(): AsyncGenerator<FileToArchive> {
    yield* archiveFiles(owner);
    if (beside) yield* beside;
    if (storage) yield* contents(owner, storage);
  }
  return zipOf(everything());
}

/** The files of a workspace's archive, parents before their children. */
async function* archiveFiles(owner: Owner): AsyncGenerator<FileToArchive> {
  for (const entity of archivedEntities) {
    yield fileOf(pathOfKind(entity.name), (after: number | null) =>
      readRecords(owner, entity, after),
    );
  }
  yield fileOf(movesPath, (after: MovePosition | null) => readMoves(owner, after));
}

/** Some records as JSON, and where to continue. */
export interface RecordPage<After> {
  lines: string[];
  next: After | null;
}

/** A JSON list with a record a line. */
function fileOf<After>(
  path: string,
  read: (after: After | null) => Promise<RecordPage<After>>,
): FileToArchive {
  let count = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    let after: After | null = null;
    yield encoder.encode("[");
    do {
      const page: RecordPage<After> = await read(after);
      const text = page.lines.map((line, index) => `${count + index > 0 ? "," : ""}\n${line}`);
      count += page.lines.length;
      if (text.length > 0) yield encoder.encode(text.join(""));
      after = page.next;
    } while (after !== null);
    yield encoder.encode("\n]\n");
  }
  return { path, pieces: pieces(), records: () => count };
}

interface RecordRow {
  id: number;
  record: string;
}

/** A page of the records of a kind, from an id on and up to one, as an archive has them. */
export async function readRecords(
  owner: Owner,
  entity: Entity,
  after: number | null,
  upTo: number = Number.MAX_SAFE_INTEGER,
): Promise<RecordPage<number>> {
  const { id, userId } = entity.columns;
  const properties = loggedProperties(entity).filter((name) => name !== "userId");
  const rows = await owner.db.all<RecordRow>(
    sql`select ${id} as "id", ${snapshot(entity, properties)} as "record" from ${entity.table}
      where ${userId} = ${owner.userId} and ${id} > ${after ?? 0} and ${id} <= ${upTo} order by ${id} limit ${readAtOnce}`,
  );
  const last = rows.length === readAtOnce ? rows.at(-1) : undefined;
  const lines = rows.map(({ id: number, record }) =>
    entity.name === "file" ? withPath(number, record) : record,
  );
  return { lines, next: last?.id ?? null };
}

/** A file's record, with the path of its content instead of the key of its object. */
function withPath(id: number, record: string): string {
  const file = JSON.parse(record);
  return JSON.stringify({ ...file, key: contentPath(id, file.name) });
}

/** A file whose content is to be archived. */
export interface ContentRow {
  id: number;
  name: string;
  key: string;
  size: number;
}

/** A page of the files of a workspace, in Trash or not, from an id on. */
export function readContents(owner: Owner, after: number, limit: number): Promise<ContentRow[]> {
  return owner.db
    .select({ id: files.id, name: files.name, key: files.key, size: files.size })
    .from(files)
    .where(owned(owner, files, gt(files.id, after)))
    .orderBy(files.id)
    .limit(limit);
}

/** The contents of files; one that storage has lost is left out. */
async function* contents(owner: Owner, { bucket }: FileStorage): AsyncGenerator<FileToArchive> {
  let after = 0;
  while (true) {
    const rows = await readContents(owner, after, readAtOnce);
    for (const { id, name, key } of rows) {
      const object = await bucket.get(key);
      if (object)
        yield { path: contentPath(id, name), pieces: object.body.values(), isStored: true };
    }
    const last = rows.at(-1);
    if (!last || rows.length < readAtOnce) return;
    after = last.id;
  }
}

/** A deal, and the number of an operation. */
export type MovePosition = [dealId: number, operationId: number];

interface MoveRow {
  dealId: number;
  operationId: number;
  move: string;
}

/** A page of the moves of deals. */
export async function readMoves(
  owner: Owner,
  after: MovePosition | null,
): Promise<RecordPage<MovePosition>> {
  const { dealId, operationId, fromStageId, toStageId, movedAt } = dealStageChanges;
  const [lastDeal, lastOperation] = after ?? [0, 0];
  const rows = await owner.db.all<MoveRow>(
    sql`select ${dealId} as "dealId", ${operationId} as "operationId",
        json_object('dealId', ${dealId}, 'fromStageId', ${fromStageId}, 'toStageId', ${toStageId}, 'movedAt', ${movedAt}) as "move"
      from ${dealStageChanges} where (${dealId}, ${operationId}) > (${lastDeal}, ${lastOperation})
        and ${dealId} in (select ${deals.id} from ${deals} where ${owned(owner, deals)})
      order by ${dealId}, ${operationId} limit ${readAtOnce}`,
  );
  const last = rows.length === readAtOnce ? rows.at(-1) : undefined;
  return {
    lines: rows.map(({ move }) => move),
    next: last ? [last.dealId, last.operationId] : null,
  };
}
