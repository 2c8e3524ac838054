import { and, asc, desc, eq, gt, ne, type SQL, sql } from "drizzle-orm";
import {
  generateJitteredKeyBetween,
  generateNJitteredKeysBetween,
} from "fractional-indexing-jittered";
import { dayIn, fromDay } from "#domain/day.ts";
import type { DealMove } from "#domain/deal-input.ts";
import type { StageKind } from "#domain/pipeline.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { user } from "../db/auth-schema.ts";
import { batch } from "../db/client.ts";
import { entityTables } from "../db/entities.ts";
import { logUpdated, perform, type Step, write } from "../db/log.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { setRow } from "../db/record.ts";
import { dealStages, deals } from "../db/schema.ts";
import { type DealAnswer, dealAnswered, guardStage, readDealAnswer } from "./deal.ts";
import { type ClosingColumns, closingColumns, selectClosingFacts } from "./deal-close.ts";
import { keepStageChanges } from "./deal-history.ts";

/**
 * Moves a deal to a place in a stage, of its pipeline or another; one deal row is written. Refuses
 * NOT_FOUND for the deal, the stage, or a card to stand after that is not in that stage; BAD_REQUEST
 * for a closing that the stage cannot have.
 */
export async function moveDeal(owner: Owner, move: DealMove): Promise<DealAnswer> {
  const { id, stageId, operation: key } = move;
  const { from, position, closing } = await placeFor(owner, move);
  const row = live(owner, deals, eq(deals.id, id));
  const now = Date.now();
  const set = {
    ...(from === stageId ? {} : { stageId, stageSince: now }),
    ...closing,
    position,
    updatedAt: now,
  };
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

interface MovePlace {
  /** The stage in which the deal stands now. */
  from: number;
  /** The key of the place that is wanted for it. */
  position: string;
  /** What becomes of its closing there. */
  closing: Partial<ClosingColumns>;
}

async function placeFor(owner: Owner, move: DealMove): Promise<MovePlace> {
  const { id, stageId, afterId, closedDate, lostReason } = move;
  if (afterId === id) {
    throw new Refusal("BAD_REQUEST", "A deal cannot stand after itself.", "afterId");
  }
  const others = live(owner, deals, eq(deals.stageId, stageId), ne(deals.id, id));
  const anchor = and(others, eq(deals.id, afterId ?? 0)) ?? others;
  const position = { position: deals.position };
  const ofDeal = live(owner, deals, eq(deals.id, id));
  const [[deal], [target], [first], [last], [after], [next], [facts]] = await batch(owner.db, [
    owner.db
      .select({
        stageId: deals.stageId,
        kind: dealStages.kind,
        currency: deals.currency,
      })
      .from(deals)
      .innerJoin(dealStages, eq(dealStages.id, deals.stageId))
      .where(ofDeal),
    owner.db
      .select({ kind: dealStages.kind })
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
    selectClosingFacts(
      owner,
      sql`(select currency from ${deals} where ${ofDeal})`,
      sql`${closedDate ? fromDay(closedDate) : null}`,
    ),
  ]);
  if (!deal) throw missing("deal");
  if (!target) throw missing("stage");
  if (afterId && !after) throw missing("deal");
  const told = closedDate !== undefined || lostReason !== undefined;
  const closing =
    told || target.kind !== deal.kind
      ? closingColumns(target.kind, deal.currency, { closedDate, lostReason }, facts)
      : {};
  const between: [Placed, Placed] =
    afterId === undefined
      ? [last, undefined]
      : afterId === null
        ? [undefined, first]
        : [after, next];
  const [before, behind] = between.map((placed) => placed?.position ?? null);
  return {
    from: deal.stageId,
    position: generateJitteredKeyBetween(before ?? null, behind ?? null),
    closing,
  };
}

type Placed = { position: string } | undefined;

/** What one statement moves at most, so that its parameter stays below D1's limit. */
const movedAtOnce = 5_000;

/**
 * The steps that move all deals of some stages, those in Trash too, to the end of another, in the
 * order they stand in; those that were open and come into a closed stage are closed today. Refuses
 * NOT_FOUND for the stage.
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
  const [moving, [last], [target], [person]] = await batch(owner.db, [
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
    owner.db
      .select({ kind: dealStages.kind })
      .from(dealStages)
      .where(owned(owner, dealStages, eq(dealStages.id, targetId))),
    owner.db.select({ timeZone: user.timeZone }).from(user).where(eq(user.id, owner.userId)),
  ]);
  if (!target || !person) throw missing("stage");
  const now = Date.now();
  const set = {
    stageId: sql`cast(${targetId} as integer)`,
    stageSince: sql`cast(${now} as integer)`,
    updatedAt: sql`cast(${now} as integer)`,
    ...closingsIn(target.kind, fromDay(dayIn(person.timeZone, now))),
  };
  const keys = generateNJitteredKeysBetween(last?.position ?? null, null, moving.length);
  const places = moving.map(({ id }, index) => [id, keys[index]]);
  return (operation) => {
    const steps: Step[] = [];
    for (let at = 0; at < places.length; at += movedAtOnce) {
      steps.push(...movePlaces(owner, operation, places.slice(at, at + movedAtOnce), set));
    }
    return [...steps, write(keepStageChanges(owner, operation))];
  };
}

/** Deals and their new places, and what becomes of each: properties of the deal, in SQL. */
export function movePlaces(
  owner: Owner,
  operation: SQL,
  places: unknown[],
  set: Partial<Record<keyof typeof deals.$inferInsert, SQL>>,
): Step[] {
  const { deal } = entityTables;
  const placed = sql`json_each(${JSON.stringify(places)}) as place`;
  const own = owned(owner, deals, sql`${deals.id} = place.value ->> 0`);
  const moved = { ...set, position: sql`place.value ->> 1` };
  const after = Object.entries(moved).map(([name, value]) => [name, sql`json_quote(${value})`]);
  return [
    logUpdated(
      owner,
      operation,
      deal,
      own,
      Object.fromEntries(after),
      sql`${placed} cross join ${deals}`,
    ),
    write(
      owner.db
        .update(deals)
        .set({ ...moved, version: sql`${deals.version} + 1` })
        .from(placed)
        .where(own),
    ),
  ];
}

/** What becomes, in a stage of a kind, of the closings of deals that are moved there at once. */
function closingsIn(kind: StageKind, today: number) {
  const none = sql`null`;
  const rate = { wonRate: none, wonBase: none };
  if (kind === "open") return { closedDate: none, lostReason: none, ...rate };
  const closedDate = sql`coalesce(${deals.closedDate}, cast(${today} as integer))`;
  return kind === "won" ? { closedDate, lostReason: none } : { closedDate, ...rate };
}
