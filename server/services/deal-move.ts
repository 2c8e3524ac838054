import { and, asc, desc, eq, gt, ne, type SQL, sql } from "drizzle-orm";
import {
  generateJitteredKeyBetween,
  generateNJitteredKeysBetween,
} from "fractional-indexing-jittered";
import { otherPipelineWords } from "#domain/deal.ts";
import type { DealMove } from "#domain/deal-input.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import { entityTables } from "../db/entities.ts";
import { logUpdated, perform, type Step, write } from "../db/log.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { setRow } from "../db/record.ts";
import { dealStages, deals } from "../db/schema.ts";
import { type DealAnswer, dealAnswered, guardStage, readDealAnswer } from "./deal.ts";
import { keepStageChanges } from "./deal-history.ts";

/**
 * Moves a deal to a place in a stage of its pipeline; one deal row is written. Refuses NOT_FOUND for
 * the deal, the stage, or a card to stand after that is not in that stage; BAD_REQUEST for a stage
 * of another pipeline.
 */
export async function moveDeal(owner: Owner, move: DealMove): Promise<DealAnswer> {
  const { id, stageId, operation: key } = move;
  const { from, position } = await placeFor(owner, move);
  const row = live(owner, deals, eq(deals.id, id));
  const set = { ...(from === stageId ? {} : { stageId }), position, updatedAt: Date.now() };
  const done = await perform(
    owner,
    { kind: "deal.move", key },
    (number) => [
      guardStage(owner, stageId),
      ...setRow(owner, number, { entity: entityTables.deal, row, set }),
      ...(from === stageId ? [] : [write(keepStageChanges(owner, number))]),
    ],
    (number) => readDealAnswer(owner, number),
  );
  return dealAnswered(done);
}

/** Where the deal stands now, and the key of the place that is wanted for it. */
async function placeFor(
  owner: Owner,
  { id, stageId, afterId }: DealMove,
): Promise<{ from: number; position: string }> {
  if (afterId === id) {
    throw new Refusal("BAD_REQUEST", "A deal cannot stand after itself.", "afterId");
  }
  const others = live(owner, deals, eq(deals.stageId, stageId), ne(deals.id, id));
  const anchor = and(others, eq(deals.id, afterId ?? 0)) ?? others;
  const position = { position: deals.position };
  const [[deal], [target], [first], [last], [after], [next]] = await batch(owner.db, [
    owner.db
      .select({ stageId: deals.stageId, pipelineId: dealStages.pipelineId })
      .from(deals)
      .innerJoin(dealStages, eq(dealStages.id, deals.stageId))
      .where(live(owner, deals, eq(deals.id, id))),
    owner.db
      .select({ pipelineId: dealStages.pipelineId })
      .from(dealStages)
      .where(owned(owner, dealStages, eq(dealStages.id, stageId))),
    owner.db.select(position).from(deals).where(others).orderBy(asc(deals.position)).limit(1),
    owner.db.select(position).from(deals).where(others).orderBy(desc(deals.position)).limit(1),
    owner.db.select(position).from(deals).where(anchor),
    owner.db
      .select(position)
      .from(deals)
      .where(
        and(
          others,
          gt(deals.position, sql`(select ${deals.position} from ${deals} where ${anchor})`),
        ),
      )
      .orderBy(asc(deals.position))
      .limit(1),
  ]);
  if (!deal) throw missing("deal");
  if (!target) throw missing("stage");
  if (target.pipelineId !== deal.pipelineId) {
    throw new Refusal("BAD_REQUEST", otherPipelineWords, "stageId");
  }
  const from = deal.stageId;
  if (afterId === undefined) {
    return { from, position: generateJitteredKeyBetween(last?.position ?? null, null) };
  }
  if (afterId === null) {
    return { from, position: generateJitteredKeyBetween(null, first?.position ?? null) };
  }
  if (!after) throw missing("deal");
  return { from, position: generateJitteredKeyBetween(after.position, next?.position ?? null) };
}

/** What one statement moves at most, so that its parameter stays below D1's limit. */
const movedAtOnce = 5_000;

/**
 * The steps that move all deals of some stages, those in Trash too, to the end of another, in the
 * order they stand in.
 */
export async function moveAllDeals(
  owner: Owner,
  stageIds: number[],
  targetId: number,
): Promise<(operation: SQL) => Step[]> {
  const standing = owned(
    owner,
    deals,
    sql`${deals.stageId} in (select value from json_each(${JSON.stringify(stageIds)}))`,
  );
  const [moving, [last]] = await batch(owner.db, [
    owner.db
      .select({ id: deals.id })
      .from(deals)
      .where(standing)
      .orderBy(asc(deals.stageId), asc(deals.position), asc(deals.id)),
    owner.db
      .select({ position: deals.position })
      .from(deals)
      .where(owned(owner, deals, eq(deals.stageId, targetId)))
      .orderBy(desc(deals.position))
      .limit(1),
  ]);
  const keys = generateNJitteredKeysBetween(last?.position ?? null, null, moving.length);
  const places = moving.map(({ id }, index) => [id, keys[index]]);
  return (operation) => {
    const steps: Step[] = [];
    for (let at = 0; at < places.length; at += movedAtOnce) {
      steps.push(...movePlaces(owner, operation, targetId, places.slice(at, at + movedAtOnce)));
    }
    return [...steps, write(keepStageChanges(owner, operation))];
  };
}

function movePlaces(owner: Owner, operation: SQL, stageId: number, places: unknown[]): Step[] {
  const { deal } = entityTables;
  const placed = sql`json_each(${JSON.stringify(places)}) as place`;
  const own = owned(owner, deals, sql`${deals.id} = place.value ->> 0`);
  const updatedAt = Date.now();
  const after = { stageId, position: sql`json_quote(place.value ->> 1)`, updatedAt };
  return [
    logUpdated(owner, operation, deal, own, after, sql`${placed} cross join ${deals}`),
    write(
      owner.db.run(
        sql`update ${deals} set stage_id = ${stageId}, position = place.value ->> 1,
          updated_at = ${updatedAt}, version = ${deals.version} + 1
          from ${placed} where ${own}`,
      ),
    ),
  ];
}
