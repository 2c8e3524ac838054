import { eq } from "drizzle-orm";
import { lostReasonsOf } from "#domain/lost-reason.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { live, type Owner } from "../db/owner.ts";
import { deals } from "../db/schema.ts";
import { type Pipeline, selectPipelines } from "./pipeline.ts";
import { selectLostReasons } from "./settings.ts";
import { type Stage, selectStages } from "./stage-list.ts";

export interface DealPlaces {
  deal: { id: number; title: string; stageId: number };
  pipelines: Pipeline[];
  /** The stages of all pipelines. */
  stages: Stage[];
  /** What is offered as why a deal was lost. */
  lostReasons: string[];
}

/** Where a deal could be moved, in one round trip. Refuses NOT_FOUND. */
export async function readDealPlaces(owner: Owner, id: number): Promise<DealPlaces> {
  const [[deal], pipelines, stages, [person]] = await batch(owner.db, [
    owner.db
      .select({ id: deals.id, title: deals.title, stageId: deals.stageId })
      .from(deals)
      .where(live(owner, deals, eq(deals.id, id))),
    selectPipelines(owner),
    selectStages(owner, "all"),
    selectLostReasons(owner),
  ]);
  if (!deal) throw missing("deal");
  return { deal, pipelines, stages, lostReasons: lostReasonsOf(person?.lostReasons) };
}
