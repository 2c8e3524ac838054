import { asc, eq, type SQL, sql } from "drizzle-orm";
import { fold } from "#domain/fold.ts";
import {
  firstPipelineName,
  firstStages,
  hasDealsMessage,
  incompleteOrderMessages,
  lastPipelineMessage,
} from "#domain/pipeline/pipeline.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch, type Database, type Statement } from "../db/client.ts";
import { refusingTaken } from "../db/constraint.ts";
import { entityTables } from "../db/entities.ts";
import { guard, perform, selectOperation, write } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import {
  deleteRows,
  guardRow,
  logNewest,
  newestId,
  orderRows,
  retryingStale,
  setRow,
} from "../db/record.ts";
import { changes, dealStages, deals, pipelines } from "../db/schema.ts";
import { moveAllDeals } from "./deal/move.ts";
import { merging, type SeenBy } from "./operation/edit.ts";
import { type Deletion, guardEmpty } from "./stage.ts";
import { selectStages } from "./stage-list.ts";

export interface Pipeline {
  id: number;
  name: string;
  orderIndex: number;
  version: number;
}

const pipelineColumns = {
  id: pipelines.id,
  name: pipelines.name,
  orderIndex: pipelines.orderIndex,
  version: pipelines.version,
};

/** The statement that reads the pipelines of a workspace, in order. */
export function selectPipelines(owner: Owner, condition?: SQL) {
  return owner.db
    .select(pipelineColumns)
    .from(pipelines)
    .where(owned(owner, pipelines, condition))
    .orderBy(asc(pipelines.orderIndex), asc(pipelines.id));
}

/** The pipelines of a workspace, in order; new deals go to the first one. */
export async function listPipelines(owner: Owner): Promise<Pipeline[]> {
  const [all] = await batch(owner.db, [selectPipelines(owner)]);
  return all;
}

function insertStages(db: Database, userId: number, pipelineId: SQL, condition: SQL): Statement {
  const now = Date.now();
  const stages = firstStages.map(({ name, kind, color, probability }, index) => {
    return [name, fold(name), index, color, kind, probability];
  });
  return db.run(
    sql`insert into ${dealStages} (pipeline_id, name, name_key, order_index, color, kind, probability, user_id, created_at, updated_at)
      select ${pipelineId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, ${userId}, ${now}, ${now}
      from json_each(${JSON.stringify(stages)}) where ${condition}`,
  );
}

/**
 * Creates a workspace's first pipeline and stages if it has none: safe to repeat, so it also
 * completes an interrupted sign-up.
 */
export async function ensureFirstPipeline(db: Database, userId: number): Promise<void> {
  const now = Date.now();
  const first = sql`(select id from ${pipelines} where user_id = ${userId} order by order_index, id limit 1)`;
  await batch(db, [
    db.run(
      sql`insert into ${pipelines} (name, name_key, order_index, user_id, created_at, updated_at)
        select ${firstPipelineName}, ${fold(firstPipelineName)}, 0, ${userId}, ${now}, ${now}
        where not exists (select 1 from ${pipelines} where user_id = ${userId})`,
    ),
    insertStages(
      db,
      userId,
      first,
      sql`not exists (select 1 from ${dealStages} where user_id = ${userId})`,
    ),
  ]);
}

type PipelineAnswer = Pipeline & { operation: string };

function readPipeline(owner: Owner, operation: SQL) {
  const id = sql`(select ${changes.entityId} from ${changes} where ${owned(owner, changes)}
    and ${changes.operationId} = ${operation} and ${changes.entity} = 'pipeline' limit 1)`;
  return selectPipelines(owner, sql`${pipelines.id} = ${id}`);
}

async function answered(
  name: string | undefined,
  work: Promise<{ operation: string; answer: Pipeline[] }>,
): Promise<PipelineAnswer> {
  const message = `There is already a pipeline called ${name}.`;
  const refusal = new Refusal("CONFLICT", message, "name");
  const { operation, answer } = await refusingTaken(
    "pipelines.user_id, pipelines.name_key",
    refusal,
    work,
  );
  const [pipeline] = answer;
  if (!pipeline) throw missing("pipeline");
  return { ...pipeline, operation };
}

/** Creates a pipeline with the default stages. Refuses CONFLICT at `name` if it is taken. */
export function createPipeline(
  owner: Owner,
  { name }: { name: string },
  key?: string,
): Promise<PipelineAnswer> {
  const now = Date.now();
  const values = [sql`${name}`, sql`${fold(name)}`, sql`${owner.userId}`, sql`${now}`, sql`${now}`];
  const insert = owner.db.run(
    sql`insert into ${pipelines} (name, name_key, user_id, created_at, updated_at, order_index)
      select ${sql.join(values, sql`, `)}, coalesce(max(order_index), 0) + 1
      from ${pipelines} where ${owned(owner, pipelines)}`,
  );
  const { pipeline, stage } = entityTables;
  const work = perform(
    owner,
    { kind: "pipeline.create", key, records: 1 + firstStages.length },
    (number) => [
      write(insert),
      logNewest(owner, number, pipeline),
      write(insertStages(owner.db, owner.userId, newestId(pipeline), sql`true`)),
      logNewest(owner, number, stage, firstStages.length),
    ],
    (number) => readPipeline(owner, number),
  );
  return answered(name, work);
}

/**
 * Renames a pipeline. Refuses NOT_FOUND, CONFLICT as `mergedPatch` does, and at `name` if it is
 * taken.
 */
export function updatePipeline(
  owner: Owner,
  { pipeline: patch, ...seen }: SeenBy & { pipeline: { name?: string | undefined } },
): Promise<PipelineAnswer> {
  const entity = entityTables.pipeline;
  const row = owned(owner, pipelines, eq(pipelines.id, seen.id));
  return merging(owner, { entity }, { ...seen, patch }, ({ name }, version) => {
    const set = {
      ...(name === undefined ? {} : { name, nameKey: fold(name) }),
      updatedAt: Date.now(),
    };
    const work = perform(
      owner,
      { kind: "pipeline.update", key: seen.operation },
      (number) => setRow(owner, number, { entity, row, set, version }),
      (number) => readPipeline(owner, number),
    );
    return answered(name, work);
  });
}

/**
 * Reorders all pipelines of a workspace; new deals go to the first one. Refuses NOT_FOUND for a
 * missing one, BAD_REQUEST if they aren't all of them.
 */
export function reorderPipelines(owner: Owner, order: Order): Promise<{ operation: string }> {
  return retryingStale(() => reorderOnce(owner, order));
}

interface Order {
  ids: number[];
  operation?: string | undefined;
}

/** Whether these are all pipelines depends on what is read, so the write requires it unchanged. */
async function reorderOnce(
  owner: Owner,
  { ids, operation: key }: Order,
): Promise<{ operation: string }> {
  const [all] = await batch(owner.db, [selectPipelines(owner)]);
  if (ids.some((id) => !all.some((pipeline) => pipeline.id === id))) throw missing("pipeline");
  if (new Set(ids).size !== ids.length || ids.length !== all.length) {
    throw new Refusal("BAD_REQUEST", incompleteOrderMessages.pipelines, "ids");
  }
  const { operation } = await perform(
    owner,
    { kind: "pipeline.reorder", key, records: ids.length },
    (number) =>
      orderRows(owner, number, entityTables.pipeline, {
        where: owned(owner, pipelines),
        read: all,
        ids,
      }),
    () => owner.db.run(sql`select 1`),
  );
  return { operation };
}

/**
 * Deletes a pipeline with its stages; its deals, including those in Trash, move to a stage of
 * another. Refuses NOT_FOUND, CONFLICT if it has deals and no stage is given for them or if it is the
 * only one, BAD_REQUEST if the given stage is its own.
 */
export function deletePipeline(owner: Owner, deletion: Deletion): Promise<{ operation: string }> {
  return retryingStale(() => deleteOnce(owner, deletion));
}

async function deleteOnce(owner: Owner, input: Deletion): Promise<{ operation: string }> {
  const { id, moveDealsTo, operation: key } = input;
  const [[done], all, stages, [standing]] = await batch(owner.db, [
    selectOperation(owner, key),
    selectPipelines(owner),
    selectStages(owner, "all"),
    owner.db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(dealStages)
      .crossJoin(deals)
      .where(
        owned(owner, dealStages, eq(dealStages.pipelineId, id), eq(deals.stageId, dealStages.id)),
      ),
  ]);
  if (key && done?.kind === "pipeline.delete") return { operation: key };
  const row = owned(owner, pipelines, eq(pipelines.id, id));
  if (!all.some((pipeline) => pipeline.id === id)) throw missing("pipeline");
  const target = stages.find((stage) => stage.id === moveDealsTo);
  if (moveDealsTo !== undefined && !target) throw missing("stage", "moveDealsTo");
  if (all.length === 1) throw new Refusal("CONFLICT", lastPipelineMessage);
  if (target?.pipelineId === id) {
    const message = "Select a stage in a different pipeline.";
    throw new Refusal("BAD_REQUEST", message, "moveDealsTo");
  }
  const count = standing?.count ?? 0;
  if (count > 0 && !target) {
    throw new Refusal("CONFLICT", hasDealsMessage("pipeline", count), "moveDealsTo");
  }
  const own = stages.filter((stage) => stage.pipelineId === id).map((stage) => stage.id);
  const moves = target ? await moveAllDeals(owner, own, target.id) : () => [];
  const ownStages = owned(owner, dealStages, eq(dealStages.pipelineId, id));
  const others = owned(owner, pipelines, sql`${pipelines.id} <> ${id}`);
  const { operation } = await perform(
    owner,
    { kind: "pipeline.delete", key, records: 1 + own.length + count },
    (number) => [
      guardRow(owner, entityTables.pipeline, row),
      guard(
        owner,
        "overtaken",
        sql`select 1 where not exists (select 1 from ${pipelines} where ${others})`,
        new Refusal("CONFLICT", lastPipelineMessage),
      ),
      ...moves(number),
      guardEmpty(owner, sql`select ${dealStages.id} from ${dealStages} where ${ownStages}`),
      ...deleteRows(owner, number, entityTables.stage, ownStages),
      ...deleteRows(owner, number, entityTables.pipeline, row),
    ],
    () => owner.db.run(sql`select 1`),
  );
  return { operation };
}
