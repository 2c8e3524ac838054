import { sql } from "drizzle-orm";
import { type FileToArchive, movesPath, pathOfKind } from "#domain/archive.ts";
import { type Entity, entityTables, loggedProperties, snapshot } from "../../db/entities.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { dealStageChanges, deals } from "../../db/schema.ts";
import { zipOf } from "./zip.ts";

/*
 * Everything that a workspace holds, kind by kind: whatever the log tracks is archived, as the log
 * would store it, so a new kind of record is in archives by itself. Running totals are left out, and
 * so is what gives access: passwords, sessions, feeds. Files are left out with their contents: whoever
 * writes an archive must not be able to name somebody else's object.
 */

/** The kinds of record in an archive, parents before their children. */
export const archivedEntities = Object.values(entityTables).filter(({ name }) => name !== "file");

/** How many records one round trip reads. */
const readAtOnce = 1_000;

const encoder = new TextEncoder();

/** A ZIP file of everything in a workspace, piece by piece, with further files beside that. */
export function archiveWorkspace(
  owner: Owner,
  beside?: AsyncIterable<FileToArchive>,
): AsyncGenerator<Uint8Array> {
  async function* files(): AsyncGenerator<FileToArchive> {
    yield* archiveFiles(owner);
    if (beside) yield* beside;
  }
  return zipOf(files());
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
interface RecordPage<After> {
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

async function readRecords(
  owner: Owner,
  entity: Entity,
  after: number | null,
): Promise<RecordPage<number>> {
  const { id, userId } = entity.columns;
  const properties = loggedProperties(entity).filter((name) => name !== "userId");
  const rows = await owner.db.all<RecordRow>(
    sql`select ${id} as "id", ${snapshot(entity, properties)} as "record" from ${entity.table}
      where ${userId} = ${owner.userId} and ${id} > ${after ?? 0} order by ${id} limit ${readAtOnce}`,
  );
  const last = rows.length === readAtOnce ? rows.at(-1) : undefined;
  return { lines: rows.map(({ record }) => record), next: last?.id ?? null };
}

/** A deal, and the number of an operation. */
type MovePosition = [dealId: number, operationId: number];

interface MoveRow {
  dealId: number;
  operationId: number;
  move: string;
}

async function readMoves(
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
