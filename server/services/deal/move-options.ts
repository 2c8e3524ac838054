import { eq } from "drizzle-orm";
import { type Day, toDay } from "#domain/day.ts";
import { lostReasonsOf } from "#domain/deal/lost-reason.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { live, type Owner } from "../../db/owner.ts";
import { deals } from "../../db/schema.ts";
import { type Pipeline, selectPipelines } from "../pipeline.ts";
import { selectLostReasons } from "../settings.ts";
import { type Stage, selectStages } from "../stage-list.ts";

export interface MoveOptions {
  deal: {
    id: number;
    title: string;
    stageId: number;
    closedDate: Day | null;
    lostReason: string | null;
  };
  /** The deal's own pipeline first. */
  pipelines: Pipeline[];
  /** The stages of all pipelines. */
  stages: Stage[];
  /** The lost reasons to select from. */
  lostReasons: string[];
}

/** Where a deal can be moved, in one round trip. Refuses NOT_FOUND. */
export async function readMoveOptions(owner: Owner, id: number): Promise<MoveOptions> {
  const [[deal], pipelines, stages, [person]] = await batch(owner.db, [
    owner.db
      .select({
        id: deals.id,
        title: deals.title,
        stageId: deals.stageId,
        closedDate: deals.closedDate,
        lostReason: deals.lostReason,
      })
      .from(deals)
      .where(live(owner, deals, eq(deals.id, id))),
    selectPipelines(owner),
    selectStages(owner, "all"),
    selectLostReasons(owner),
  ]);
  if (!deal) throw missing("deal");
  const own = stages.find(({ id: stageId }) => stageId === deal.stageId)?.pipelineId;
  const isOther = (pipeline: Pipeline) => Number(pipeline.id !== own);
  return {
    deal: { ...deal, closedDate: deal.closedDate === null ? null : toDay(deal.closedDate) },
    pipelines: pipelines.toSorted((one, other) => isOther(one) - isOther(other)),
    stages,
    lostReasons: lostReasonsOf(person?.lostReasons),
  };
}
