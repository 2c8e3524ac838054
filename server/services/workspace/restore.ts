import { type SQL, sql } from "drizzle-orm";
import { type Manifest, movesPath, pathOfKind } from "#domain/archive.ts";
import { foldVersion } from "#domain/fold.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import { queryAbout } from "#domain/view.ts";
import { batch } from "../../db/client.ts";
import { type Entity, entityTables } from "../../db/entities.ts";
import { perform, type Step, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { deleteRows, setRows } from "../../db/record.ts";
import { changes, dealStageChanges, dealStages, pipelines, staleKeys } from "../../db/schema.ts";
import type { FileStorage } from "../file/storage.ts";
import { type ArchivedRecord, addedEntities, insertSteps, readableRecord } from "./insert.ts";
import { charactersInPart, recordsInPart } from "./parts.ts";
import { RecordIds } from "./record-ids.ts";
import { guardAlone, guardBeginning, refuseOccupied } from "./restore-guards.ts";
import { RestoredContents } from "./restored-contents.ts";
import { type ArchiveSource, withReceived } from "./source.ts";
import { isStorableTime } from "./storable.ts";
import { Archive, damaged } from "./unzip.ts";

/*
 * An archive becomes a workspace again in parts of one operation, so undoing it leaves the workspace
 * as empty as it was. Pipelines and stages that the workspace already has by name take the archive's
 * values; the others that it was made with are deleted.
 */

interface RestoreInput {
  /** A ZIP file, as it arrives. */
  archive: AsyncIterable<Uint8Array>;
  /** Read once the archive has arrived. */
  operationKey?: (() => Promise<string | undefined>) | undefined;
}

export interface RestoreAnswer {
  operation: string;
  records: number;
  /** Files without a content in the archive, or all of them where files are off. */
  filesLeftOut: number;
}

/**
 * Restores an archive into a workspace that has nothing but its first pipeline. Refuses CONFLICT if it
 * has more, BAD_REQUEST, at the field "file", for a file that isn't a whole archive or has more than one
 * request restores, and PAYLOAD_TOO_LARGE for a larger one or for more files than there is room for.
 */
export function restoreWorkspace(
  owner: Owner,
  storage: FileStorage | null,
  { archive: body, operationKey }: RestoreInput,
): Promise<RestoreAnswer> {
  return withReceived(owner, storage, body, async (source) =>
    restoreFrom(owner, storage, { source, operation: await operationKey?.() }),
  );
}

interface Restoring {
  source: ArchiveSource;
  operation?: string | undefined;
  /** Whether it may take more queries than a request. */
  unbounded?: boolean;
}

/** The same, from a source that is there already. */
export async function restoreFrom(
  owner: Owner,
  storage: FileStorage | null,
  { source, operation: key = crypto.randomUUID(), unbounded = false }: Restoring,
): Promise<RestoreAnswer> {
  const archive = await Archive.open(source, { unbounded });
  const contents = new RestoredContents(owner, storage, archive);
  try {
    const restoration = new Restoration(owner, archive, { key, contents });
    await restoration.run();
    const { records, filesLeftOut } = restoration;
    return { operation: key, records, filesLeftOut };
  } catch (error) {
    throw isConstraint(error) ? damaged() : error;
  } finally {
    await contents.discardUnused();
  }
}

/** Values that no column takes break the batch, which leaves nothing of its part. */
function isConstraint(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (/constraint|datatype mismatch|malformed/i.test(cause.message)) return true;
  }
  return false;
}

class Restoration {
  records = 0;
  filesLeftOut = 0;
  readonly #owner: Owner;
  readonly #archive: Archive;
  readonly #key: string;
  readonly #contents: RestoredContents;
  readonly #ids = new RecordIds();
  #part = 0;

  constructor(
    owner: Owner,
    archive: Archive,
    { key, contents }: { key: string; contents: RestoredContents },
  ) {
    this.#owner = owner;
    this.#archive = archive;
    this.#key = key;
    this.#contents = contents;
  }

  async run(): Promise<void> {
    await refuseOccupied(this.#owner, this.#key);
    // Before any record, so that a damaged content leaves the workspace as it is.
    await this.#contents.store();
    await this.#settings();
    await this.#merge(entityTables.pipeline, ({ nameKey }) => String(nameKey));
    await this.#merge(entityTables.stage, ({ pipelineId, nameKey }) => `${pipelineId}\n${nameKey}`);
    for (const entity of addedEntities) await this.#add(entity);
    await this.#moves();
  }

  /** Runs one part, and returns the ids of the records of a kind that it has added. */
  async #perform(
    entity: Entity,
    records: number,
    steps: (operation: SQL) => Step[],
  ): Promise<number[]> {
    const { answer } = await perform(
      this.#owner,
      { kind: "workspace.restore", key: this.#key, part: this.#part, records },
      (operation) => [
        ...(this.#part > 0 ? [guardAlone(this.#owner, operation)] : []),
        ...steps(operation),
      ],
      (operation) =>
        this.#owner.db.all<{ id: number }>(
          sql`select ${changes.entityId} as "id" from ${changes} where ${owned(this.#owner, changes)}
            and ${changes.operationId} = ${operation} and ${changes.entity} = ${entity.name}
            and ${changes.before} is null order by ${changes.entityId} desc limit ${records}`,
        ),
    );
    this.#part += 1;
    this.records += records;
    return answer.map(({ id }) => id).toReversed();
  }

  /** The first part: it also makes sure that there is nothing else. */
  async #settings(): Promise<void> {
    const { settings } = entityTables;
    const row = sql`${settings.columns.id} = ${this.#owner.userId}`;
    const [archived] = await this.#all(settings);
    const { version: _, ...set } = archived ? readableRecord(settings, archived, this.#ids) : {};
    await this.#perform(settings, 1, (operation) => [
      ...guardBeginning(this.#owner, operation),
      ...setRows(this.#owner, operation, { entity: settings, row, set }),
    ]);
  }

  async #all(entity: Entity): Promise<ArchivedRecord[]> {
    const records: ArchivedRecord[] = [];
    for await (const record of this.#archive.records(pathOfKind(entity.name))) records.push(record);
    return records;
  }

  /** Makes the few records of a kind that a workspace begins with those of the archive. */
  async #merge(entity: Entity, keyOf: (record: ArchivedRecord) => string): Promise<void> {
    const owner = this.#owner;
    const archived = await this.#all(entity);
    const present = new Map((await this.#present(entity)).map((row) => [keyOf(row), row.id]));
    const read = archived.map((record) => ({
      id: record.id,
      values: readableRecord(entity, record, this.#ids),
    }));
    const kept = read.flatMap(({ id, values }) => {
      const known = present.get(keyOf(values));
      return known === undefined ? [] : [{ id, values, known }];
    });
    const added = read.filter(({ values }) => !present.has(keyOf(values)));
    const known = kept.map((each) => each.known);
    const isGone = (column: SQL) =>
      sql`user_id = ${owner.userId} and ${column} not in (select value from json_each(${JSON.stringify(known)}))`;
    const made = await this.#perform(entity, added.length, (operation) => [
      ...(entity.name === "pipeline"
        ? deleteRows(owner, operation, entityTables.stage, isGone(sql`pipeline_id`))
        : []),
      ...deleteRows(owner, operation, entity, isGone(sql`id`)),
      ...kept.flatMap(({ values: { version: _, ...set }, known: id }) =>
        setRows(owner, operation, { entity, row: sql`${entity.columns.id} = ${id}`, set }),
      ),
      ...insertSteps(
        owner,
        operation,
        entity,
        added.map(({ values }) => values),
      ),
    ]);
    for (const { id, known } of kept) this.#ids.set(entity.name, id, known);
    for (const [index, { id }] of added.entries()) this.#ids.set(entity.name, id, made[index] ?? 0);
  }

  async #present(entity: Entity): Promise<(ArchivedRecord & { id: number })[]> {
    const { db, userId } = this.#owner;
    const table = entity.name === "pipeline" ? pipelines : dealStages;
    const [rows] = await batch(db, [db.select().from(table).where(sql`user_id = ${userId}`)]);
    return rows;
  }

  async #add(entity: Entity): Promise<void> {
    let part: ArchivedRecord[] = [];
    let size = 0;
    for await (const record of this.#archive.records(pathOfKind(entity.name))) {
      if (entity.name === "file" && !this.#contents.of(record)) {
        this.filesLeftOut += 1;
        continue;
      }
      part.push(record);
      size += JSON.stringify(record).length;
      if (part.length < recordsInPart && size < charactersInPart) continue;
      await this.#addPart(entity, part);
      part = [];
      size = 0;
    }
    if (part.length > 0) await this.#addPart(entity, part);
  }

  async #addPart(entity: Entity, archived: ArchivedRecord[]): Promise<void> {
    const owner = this.#owner;
    const records = archived.map((record) => this.#aboutNew(entity, record));
    const made = await this.#perform(entity, records.length, (operation) => [
      ...(entity.name === "file" ? [this.#contents.guardStored(records)] : []),
      ...insertSteps(owner, operation, entity, records),
      ...keysToRefresh(owner, operation, entity, this.#archive.manifest),
    ]);
    for (const [index, { id }] of archived.entries()) {
      this.#ids.set(entity.name, id, made[index] ?? 0);
    }
  }

  /** A record that names others by their new ids, also where no column refers to them. */
  #aboutNew(entity: Entity, archived: ArchivedRecord): ArchivedRecord {
    const record = readableRecord(entity, archived, this.#ids);
    const idOf = (kind: EntityName, id: unknown) => this.#ids.find(kind, id);
    if (entity.name === "view") return { ...record, query: queryAbout(String(record.query), idOf) };
    if (entity.name === "file") return { ...record, ...this.#contents.of(archived) };
    if (entity.name !== "deal") return record;
    return { ...record, closedFromStageId: idOf("stage", record.closedFromStageId) ?? null };
  }

  /** Moves have the numbers of operations that this workspace doesn't have: theirs are below 0. */
  async #moves(): Promise<void> {
    let moves: unknown[] = [];
    let number = Number.MIN_SAFE_INTEGER;
    for await (const { dealId, fromStageId, toStageId, movedAt } of this.#archive.records(
      movesPath,
    )) {
      const to = this.#ids.find("stage", toStageId);
      // A stage that was deleted before the archive was made.
      if (to === undefined) continue;
      if (!isStorableTime(movedAt)) throw damaged();
      const from = this.#ids.find("stage", fromStageId) ?? null;
      moves.push([this.#ids.newOf("deal", dealId), number, from, to, movedAt]);
      number += 1;
      if (moves.length < recordsInPart) continue;
      await this.#addMoves(moves);
      moves = [];
    }
    if (moves.length > 0) await this.#addMoves(moves);
  }

  async #addMoves(moves: unknown[]): Promise<void> {
    const statement = sql`insert into ${dealStageChanges} (deal_id, operation_id, from_stage_id, to_stage_id, moved_at)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 from json_each(${JSON.stringify(moves)})`;
    await this.#perform(entityTables.deal, 0, () => [write(this.#owner.db.run(statement))]);
  }
}

/** Keys that an earlier release computed are computed again later, by cron. */
function keysToRefresh(owner: Owner, operation: SQL, { name }: Entity, { fold }: Manifest): Step[] {
  if (fold === foldVersion) return [];
  const statement = sql`insert or ignore into ${staleKeys} (user_id, entity, entity_id)
    select ${owner.userId}, ${name}, ${changes.entityId} from ${changes} where ${owned(owner, changes)}
      and ${changes.operationId} = ${operation} and ${changes.entity} = ${name}`;
  return [write(owner.db.run(statement))];
}
