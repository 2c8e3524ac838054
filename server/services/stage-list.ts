import { asc, type SQL, sql } from "drizzle-orm";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { type Owner, owned } from "../db/owner.ts";
import { dealStages, pipelines } from "../db/schema.ts";

export interface Stage {
  id: number;
  pipelineId: number;
  name: string;
  kind: StageKind;
  color: string | null;
  probability: number;
  /** After how many days in this stage a deal is stale; null for never. */
  rottingDays: number | null;
  orderIndex: number;
  version: number;
}

/** The columns to read of a stage. */
export const stageColumns = {
  id: dealStages.id,
  pipelineId: dealStages.pipelineId,
  name: dealStages.name,
  kind: dealStages.kind,
  color: dealStages.color,
  probability: dealStages.probability,
  rottingDays: dealStages.rottingDays,
  orderIndex: dealStages.orderIndex,
  version: dealStages.version,
};

/** The owner's pipeline with this id, or their first. */
export function pipelineOf(owner: Owner, pipelineId: number | undefined): SQL {
  if (pipelineId !== undefined) return sql`${pipelineId}`;
  return sql`(select id from ${pipelines} where ${owned(owner, pipelines)} order by order_index, id limit 1)`;
}

/**
 * The stages of a pipeline (by default the first; of all with "all"), in order. Refuses NOT_FOUND.
 */
export async function listStages(owner: Owner, pipelineId?: number | "all"): Promise<Stage[]> {
  const [stages] = await batch(owner.db, [selectStages(owner, pipelineId)]);
  if (stages.length === 0) throw missing("pipeline");
  return stages;
}

/** The statement that reads the stages of a pipeline, in order; of all pipelines with "all". */
export function selectStages(owner: Owner, pipelineId: number | undefined | "all") {
  const ofPipeline =
    pipelineId === "all"
      ? undefined
      : sql`${dealStages.pipelineId} = ${pipelineOf(owner, pipelineId)}`;
  return owner.db
    .select(stageColumns)
    .from(dealStages)
    .where(owned(owner, dealStages, ofPipeline))
    .orderBy(asc(dealStages.pipelineId), asc(dealStages.orderIndex), asc(dealStages.id));
}
