import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { otherPipelineMessage } from "#domain/deal/deal.ts";
import { definedOnly } from "#domain/defined-only.ts";
import { fold } from "#domain/fold.ts";
import type { NewStage, StagePatch } from "#domain/pipeline/input.ts";
import {
  firstStages,
  hasDealsMessage,
  incompleteOrderMessages,
  lastOpenStageMessage,
  type StageKind,
} from "#domain/pipeline/pipeline.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { refusingTaken } from "../db/constraint.ts";
import { entityTables } from "../db/entities.ts";
import { guard, perform, type Step, selectOperation, write } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import {
  deleteRows,
  guardRead,
  guardRow,
  guardRowsRead,
  logNewest,
  orderRows,
  retryingStale,
  setRow,
  setRows,
} from "../db/record.ts";
import { changes, dealStages, deals } from "../db/schema.ts";
import { closingsOnMove } from "./deal/close.ts";
import { guardStage } from "./deal/create.ts";
import { moveAllDeals, selectArrival } from "./deal/move.ts";
import { countChanges } from "./duplicate/dismissal.ts";
import { merging, type SeenBy } from "./operation/edit.ts";
import { listStages, type Stage, selectStages, stageColumns } from "./stage-list.ts";

function selectStage(owner: Owner, operation: SQL) {
  const id = sql`(select ${changes.entityId} from ${changes} where ${owned(owner, changes)}
    and ${changes.operationId} = ${operation} and ${changes.entity} = 'stage' order by before is not null, entity_id limit 1)`;
  return owner.db
    .select(stageColumns)
    .from(dealStages)
    .where(owned(owner, dealStages, sql`${dealStages.id} = ${id}`));
}

type StageAnswer = Stage & { operation: string };

function answered({ operation, answer }: { operation: string; answer: Stage[] }): StageAnswer {
  const [stage] = answer;
  if (!stage) throw missing("stage");
  return { ...stage, operation };
}

function refusingTakenName<T>(name: string | undefined, work: Promise<T>): Promise<T> {
  const message = `There is already a stage called ${name} in this pipeline.`;
  const refusal = new Refusal("CONFLICT", message, "name");
  return refusingTaken("deal_stages.pipeline_id, deal_stages.name_key", refusal, work);
}

/**
 * Adds a stage to a pipeline (by default the first): an open one before the closed ones, any other
 * at the end. Refuses NOT_FOUND, CONFLICT at `name` if it is taken.
 */
export function createStage(owner: Owner, stage: NewStage, key?: string): Promise<StageAnswer> {
  return retryingStale(() => createStageOnce(owner, stage, key));
}

/** Its position depends on the stages that are read, so the write requires them unchanged. */
async function createStageOnce(
  owner: Owner,
  stage: NewStage,
  key: string | undefined,
): Promise<StageAnswer> {
  const { name, kind } = stage;
  const stages = await listStages(owner, stage.pipelineId);
  const closed = stages.find((each) => each.kind !== "open");
  const last = Math.max(...stages.map(({ orderIndex }) => orderIndex));
  const orderIndex = kind === "open" && closed ? closed.orderIndex : last + 1;
  const pipelineId = stages[0]?.pipelineId ?? 0;
  const template = firstStages.find((each) => each.kind === kind);
  const now = Date.now();
  const insert = owner.db.insert(dealStages).values({
    pipelineId,
    name,
    nameKey: fold(name),
    kind,
    color: stage.color ?? template?.color ?? null,
    probability: stage.probability ?? template?.probability ?? 0,
    rottingDays: stage.rottingDays ?? null,
    orderIndex,
    userId: owner.userId,
    createdAt: now,
    updatedAt: now,
  });
  const own = owned(owner, dealStages, eq(dealStages.pipelineId, pipelineId));
  const later = and(own, gte(dealStages.orderIndex, orderIndex)) ?? own;
  const work = perform(
    owner,
    { kind: "stage.create", key },
    (number) => [
      guardRowsRead(owner, entityTables.stage, own, stages),
      ...setRows(owner, number, {
        entity: entityTables.stage,
        row: later,
        set: { orderIndex: sql`${dealStages.orderIndex} + 1` },
      }),
      write(insert),
      logNewest(owner, number, entityTables.stage),
    ],
    (number) => selectStage(owner, number),
  );
  return answered(await refusingTakenName(name, work));
}

/** Refuses, at the end of a batch, a pipeline that has stages but no open one. */
function guardOpenStage(owner: Owner, pipelineId: SQL): Step {
  const open = sql`select 1 from ${dealStages} where ${dealStages.pipelineId} = ${pipelineId} and ${dealStages.kind} = 'open'`;
  return guard(
    owner,
    "overtaken",
    sql`select 1 where not exists (${open})`,
    new Refusal("CONFLICT", lastOpenStageMessage, "kind"),
  );
}

/**
 * Renames, recolours or otherwise changes a stage. Changing its kind closes or reopens its deals,
 * including those in Trash, as a move would. Refuses NOT_FOUND, CONFLICT as `mergedPatch` does, at
 * `name` if it is taken, and at `kind` if no open stage would be left.
 */
export function updateStage(
  owner: Owner,
  { stage: patch, ...seen }: SeenBy & { stage: StagePatch },
): Promise<StageAnswer> {
  return merging(owner, { entity: entityTables.stage }, { ...seen, patch }, (stage, version) =>
    writeStage(owner, { ...seen, stage, version }),
  );
}

async function writeStage(
  owner: Owner,
  { id, stage, version, operation: key }: SeenBy & { stage: StagePatch },
): Promise<StageAnswer> {
  const row = owned(owner, dealStages, eq(dealStages.id, id));
  const set = {
    ...definedOnly(stage),
    ...(stage.name === undefined ? {} : { nameKey: fold(stage.name) }),
    updatedAt: Date.now(),
  };
  const closing = stage.kind ? await closeWithStage(owner, id, stage.kind) : () => [];
  const work = perform(
    owner,
    { kind: "stage.update", key },
    (number) => [
      ...closing(number),
      ...setRow(owner, number, { entity: entityTables.stage, row, set, version }),
      guardOpenStage(owner, sql`(select pipeline_id from ${dealStages} where id = ${id})`),
      ...(stage.kind ? [countChanges(owner, number)] : []),
    ],
    (number) => selectStage(owner, number),
  );
  return answered(await refusingTakenName(stage.name, work));
}

/**
 * The steps that close or reopen the deals of a stage whose kind changes. They require its present
 * kind. Refuses NOT_FOUND for the stage.
 */
async function closeWithStage(
  owner: Owner,
  id: number,
  kind: StageKind,
): Promise<(operation: SQL) => Step[]> {
  const [[now]] = await batch(owner.db, [selectArrival(owner, id)]);
  if (!now) throw missing("stage");
  if (now.kind === kind) return () => [guardStage(owner, id, kind)];
  const { timeZone, baseCurrency } = now;
  return (operation) => [
    guardStage(owner, id, now.kind),
    ...setRows(owner, operation, {
      entity: entityTables.deal,
      row: owned(owner, deals, eq(deals.stageId, id)),
      set: { updatedAt: Date.now() },
      // A deal that is closed with its stage wasn't moved from one.
      computed: {
        ...closingsOnMove(owner, { kind, timeZone, baseCurrency }),
        closedFromStageId: sql`null`,
      },
    }),
  ];
}

/**
 * Reorders all stages of one pipeline. Refuses NOT_FOUND for a missing stage, BAD_REQUEST if they
 * aren't exactly the stages of one pipeline.
 */
export function reorderStages(owner: Owner, order: Order): Promise<{ operation: string }> {
  return retryingStale(() => reorderOnce(owner, order));
}

interface Order {
  ids: number[];
  operation?: string | undefined;
}

/** Whether these are all stages depends on what is read, so the write requires it unchanged. */
async function reorderOnce(
  owner: Owner,
  { ids, operation: key }: Order,
): Promise<{ operation: string }> {
  const [all] = await batch(owner.db, [selectStages(owner, "all")]);
  const named = ids.map((id) => all.find((stage) => stage.id === id));
  const [first] = named;
  if (!first || named.includes(undefined)) throw missing("stage");
  const own = all.filter(({ pipelineId }) => pipelineId === first.pipelineId);
  const whole = new Set(ids).size === ids.length && ids.length === own.length;
  if (named.some((stage) => stage?.pipelineId !== first.pipelineId)) {
    throw new Refusal("BAD_REQUEST", otherPipelineMessage, "ids");
  }
  if (!whole) {
    throw new Refusal("BAD_REQUEST", incompleteOrderMessages.stages, "ids");
  }
  const row = owned(owner, dealStages, eq(dealStages.pipelineId, first.pipelineId));
  const { operation } = await perform(
    owner,
    { kind: "stage.reorder", key, records: ids.length },
    (number) => orderRows(owner, number, entityTables.stage, { where: row, read: own, ids }),
    () => owner.db.run(sql`select 1`),
  );
  return { operation };
}

/**
 * Deletes a stage; its deals, including those in Trash, move to another of the same pipeline.
 * Refuses NOT_FOUND, CONFLICT if it has deals and no stage is given for them or if it is the last
 * open one, BAD_REQUEST if the given stage is in another pipeline, or itself.
 */
export function deleteStage(owner: Owner, deletion: Deletion): Promise<{ operation: string }> {
  return retryingStale(() => deleteOnce(owner, deletion));
}

/** A stage or pipeline to delete, and the stage that its deals move to. */
export interface Deletion {
  id: number;
  moveDealsTo?: number | undefined;
  operation?: string | undefined;
}

async function deleteOnce(owner: Owner, input: Deletion): Promise<{ operation: string }> {
  const { id, moveDealsTo, operation: key } = input;
  const [[done], all, [standing]] = await batch(owner.db, [
    selectOperation(owner, key),
    selectStages(owner, "all"),
    owner.db
      .select({ count: sql<number>`count(*)`.as("count") })
      .from(deals)
      .where(eq(deals.stageId, id)),
  ]);
  if (key && done?.kind === "stage.delete") return { operation: key };
  const stage = all.find((each) => each.id === id);
  if (!stage) throw missing("stage");
  const target =
    moveDealsTo === undefined ? undefined : all.find((each) => each.id === moveDealsTo);
  if (moveDealsTo !== undefined && !target) throw missing("stage", "moveDealsTo");
  if (target && target.pipelineId !== stage.pipelineId) {
    throw new Refusal("BAD_REQUEST", otherPipelineMessage, "moveDealsTo");
  }
  if (target?.id === id) {
    throw new Refusal("BAD_REQUEST", "Select a different stage.", "moveDealsTo");
  }
  const count = standing?.count ?? 0;
  if (count > 0 && !target) {
    throw new Refusal("CONFLICT", hasDealsMessage("stage", count), "moveDealsTo");
  }
  const row = owned(owner, dealStages, eq(dealStages.id, id));
  const moves = target ? await moveAllDeals(owner, [id], target.id) : () => [];
  const { operation } = await perform(
    owner,
    { kind: "stage.delete", key, records: 1 + count },
    (number) => [
      guardRow(owner, entityTables.stage, row),
      ...moves(number),
      guardEmpty(owner, sql`${id}`),
      ...deleteRows(owner, number, entityTables.stage, row),
      guardOpenStage(owner, sql`${stage.pipelineId}`),
    ],
    () => owner.db.run(sql`select 1`),
  );
  return { operation };
}

/** Refuses as stale to delete stages that have received a deal meanwhile. */
export function guardEmpty(owner: Owner, stageIds: SQL): Step {
  return guardRead(owner, sql`select 1 from ${deals} where ${deals.stageId} in (${stageIds})`);
}
