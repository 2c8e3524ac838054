import { and, asc, desc, eq, gt, ne, type SQL, sql } from "drizzle-orm";
import {
  generateJitteredKeyBetween,
  generateNJitteredKeysBetween,
} from "fractional-indexing-jittered";
import { fromDay } from "#domain/day.ts";
import type { DealMove } from "#domain/deal/input.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { batch } from "../../db/client.ts";
import { entityTables } from "../../db/entities.ts";
import { logUpdated, perform, type Step, write } from "../../db/log.ts";
import { live, type Owner, owned } from "../../db/owner.ts";
import { guardRead, retryingStale, setRow } from "../../db/record.ts";
import { dealStages, deals } from "../../db/schema.ts";
import {
  type ClosingColumns,
  closedFrom,
  closingColumns,
  closingsOnMove,
  selectClosingFacts,
} from "./close.ts";
import { guardStage } from "./create.ts";
import { type DealAnswer, dealAnswered, readDealAnswer } from "./deal.ts";
import { keepStageChanges } from "./history.ts";

/** A deal that has been moved, with the name of its stage. */
interface MovedDeal extends DealAnswer {
  stage: string;
}

/**
 * Moves a deal to a position in a stage, of its pipeline or another; one deal row is written.
 * Refuses NOT_FOUND for the deal, the stage, or a preceding card that isn't in that stage;
 * BAD_REQUEST for a closing that the stage can't have.
 */
export function moveDeal(owner: Owner, move: DealMove): Promise<MovedDeal> {
  return retryingStale(() => moveDealOnce(owner, move));
}

/** The deal and the kind of stage are read first, so the write requires that version and kind. */
async function moveDealOnce(owner: Owner, move: DealMove): Promise<MovedDeal> {
  const { id, stageId, afterId, operation: key } = move;
  const { from, version, kind, stage, position, closing } = await planMove(owner, move);
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
      guardStage(owner, stageId, kind),
      ...(afterId ? [guardCard(owner, afterId, stageId)] : []),
      ...setRow(owner, number, { entity: entityTables.deal, row, set, version }),
      ...(from === stageId ? [] : [write(keepStageChanges(owner, number))]),
    ],
    (number) => readDealAnswer(owner, number),
  );
  return { ...dealAnswered(done), stage };
}

/** Refuses as stale if the preceding card is no longer in the stage. */
function guardCard(owner: Owner, id: number, stageId: number): Step {
  const there = live(owner, deals, eq(deals.id, id), eq(deals.stageId, stageId));
  return guardRead(owner, sql`select 1 where not exists (select 1 from ${deals} where ${there})`);
}

interface MovePlan {
  /** The deal's present stage. */
  from: number;
  /** The version of the deal that was read. */
  version: number;
  /** The kind of the new stage. */
  kind: StageKind;
  /** The name of the new stage. */
  stage: string;
  /** The deal's sort key in the new stage. */
  position: string;
  /** The deal's closing columns in the new stage. */
  closing: Partial<ClosingColumns> & ReturnType<typeof closedFrom>;
}

async function planMove(owner: Owner, move: DealMove): Promise<MovePlan> {
  const { id, stageId, afterId, closedDate, lostReason } = move;
  if (afterId === id) {
    throw new Refusal("BAD_REQUEST", "A deal can't come after itself.", "afterId");
  }
  const others = live(owner, deals, eq(deals.stageId, stageId), ne(deals.id, id));
  const anchor = and(others, eq(deals.id, afterId ?? 0)) ?? others;
  const position = { position: deals.position };
  const ofDeal = live(owner, deals, eq(deals.id, id));
  const [[deal], [target], [first], [last], [after], [next], [facts]] = await batch(owner.db, [
    owner.db
      .select({
        stageId: deals.stageId,
        version: deals.version,
        kind: dealStages.kind,
        currency: deals.currency,
      })
      .from(deals)
      .innerJoin(dealStages, eq(dealStages.id, deals.stageId))
      .where(ofDeal),
    owner.db
      .select({ kind: dealStages.kind, name: dealStages.name })
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
  if (!target) throw missing("stage", "stageId");
  if (afterId && !after) throw missing("deal");
  const closes = closedDate !== undefined || lostReason !== undefined;
  const closing =
    closes || target.kind !== deal.kind
      ? closingColumns(target.kind, deal.currency, { closedDate, lostReason }, facts)
      : {};
  const between: [Placed, Placed] =
    afterId === undefined
      ? [last, undefined]
      : afterId === null
        ? [undefined, first]
        : [after, next];
  const [before, behind] = between.map((targets) => targets?.position ?? null);
  return {
    from: deal.stageId,
    version: deal.version,
    kind: target.kind,
    stage: target.name,
    position: generateJitteredKeyBetween(before ?? null, behind ?? null),
    closing: target.kind === deal.kind ? closing : { ...closing, ...closedFrom(deal, target.kind) },
  };
}

type Placed = { position: string } | undefined;

/** The most deals that one statement moves, so that its parameter stays below D1's limit. */
const movedAtOnce = 5_000;

/** A stage that many deals move to at once, and what moving them needs to know of its workspace. */
interface Arrival {
  stageId: number;
  kind: StageKind;
  /** The position of its last card, if it has one. */
  last: string | null;
  timeZone: string;
  baseCurrency: string | null;
}

/**
 * The statement that reads what `moveToEnd` needs to know about a stage; no row if it isn't the
 * owner's.
 */
export function selectArrival(owner: Owner, stageId: number) {
  const last = owner.db
    .select({ position: deals.position })
    .from(deals)
    .where(live(owner, deals, eq(deals.stageId, stageId)))
    .orderBy(desc(deals.position))
    .limit(1);
  return owner.db
    .select({
      stageId: dealStages.id,
      name: dealStages.name,
      kind: dealStages.kind,
      last: sql<string | null>`${last}`.as("last_position"),
      timeZone: user.timeZone,
      baseCurrency: user.baseCurrency,
    })
    .from(dealStages)
    .innerJoin(user, eq(user.id, dealStages.userId))
    .where(owned(owner, dealStages, eq(dealStages.id, stageId)));
}

/**
 * The steps that move deals to the end of a stage, in the given order, except those that `from` no
 * longer finds: each is closed, reopened or left unchanged, as if it were moved by itself. They
 * require the kind of the stage that was read.
 */
export function moveToEnd(
  owner: Owner,
  operation: SQL,
  arrival: Arrival,
  { ids, from }: { ids: number[]; from: SQL },
): Step[] {
  const { stageId, kind, last } = arrival;
  const now = Date.now();
  const set = {
    stageId: sql`cast(${stageId} as integer)`,
    stageSince: sql`cast(${now} as integer)`,
    updatedAt: sql`cast(${now} as integer)`,
    ...closingsOnMove(owner, arrival),
  };
  const keys = generateNJitteredKeysBetween(last, null, ids.length);
  const positions = ids.map((id, index) => [id, keys[index]]);
  const steps: Step[] = [guardStage(owner, stageId, kind)];
  for (let at = 0; at < positions.length; at += movedAtOnce) {
    const slice = { positions: positions.slice(at, at + movedAtOnce), from };
    steps.push(...moveToPositions(owner, operation, slice, set));
  }
  return [...steps, write(keepStageChanges(owner, operation))];
}

/**
 * The steps that move all deals of some stages, including those in Trash, to the end of another, in
 * their present order. Refuses NOT_FOUND for the stage.
 */
export async function moveAllDeals(
  owner: Owner,
  stageIds: number[],
  targetId: number,
): Promise<(operation: SQL) => Step[]> {
  const from = sql`${deals.stageId} in (select value from json_each(${JSON.stringify(stageIds)}))`;
  const standing = owned(owner, deals, from);
  const [moving, [arrival]] = await batch(owner.db, [
    owner.db
      .select({ id: deals.id })
      .from(deals)
      .where(standing)
      .orderBy(asc(deals.stageId), asc(deals.position), asc(deals.id)),
    selectArrival(owner, targetId),
  ]);
  if (!arrival) throw missing("stage");
  const ids = moving.map(({ id }) => id);
  return (operation) => moveToEnd(owner, operation, arrival, { ids, from });
}

/** Deals with their new positions, and their new properties, in SQL. */
function moveToPositions(
  owner: Owner,
  operation: SQL,
  { positions, from }: { positions: unknown[]; from: SQL },
  set: Partial<Record<keyof typeof deals.$inferInsert, SQL>>,
): Step[] {
  const { deal } = entityTables;
  const targets = sql`json_each(${JSON.stringify(positions)}) as target`;
  const own = owned(owner, deals, sql`${deals.id} = target.value ->> 0`, from);
  const moved = { ...set, position: sql`target.value ->> 1` };
  const after = Object.entries(moved).map(([name, value]) => [name, sql`json_quote(${value})`]);
  return [
    logUpdated(
      owner,
      operation,
      deal,
      own,
      Object.fromEntries(after),
      sql`${targets} cross join ${deals}`,
    ),
    write(
      owner.db
        .update(deals)
        .set({ ...moved, version: sql`${deals.version} + 1` })
        .from(targets)
        .where(own),
    ),
  ];
}
