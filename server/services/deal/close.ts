import { eq, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { readTimeZone } from "#domain/account/settings.ts";
import { type Day, dayIn, fromDay } from "#domain/day.ts";
import { notClosedMessage, notLostMessage } from "#domain/deal/deal.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import { Refusal } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, dealStages, deals, exchangeRates } from "../../db/schema.ts";

/**
 * The given date and reason of a won or lost deal; if missing, unchanged, or the default if the
 * deal is being closed.
 */
export interface Closing {
  closedDate?: Day | null | undefined;
  lostReason?: string | null | undefined;
}

/** What a closing needs to know about the workspace. */
export interface ClosingFacts {
  timeZone: string;
  baseCurrency: string | null;
  /** JSON: the latest rates of the deal's currency up to its closed date, as [day, rate], latest first. */
  rates: string;
}

const dayInMilliseconds = 86_400_000;

/**
 * Time zones differ by at most a day, so the last three rates include the one for the person's own
 * day.
 */
const ratesLooked = 3;

/**
 * The statement that reads what a closing needs: the person's time zone, their base currency, and
 * the latest rates of `currency` up to `day` (a UTC midnight; tomorrow's if null).
 */
export function selectClosingFacts(owner: Owner, currency: SQL, day: SQL) {
  const latest = Date.now() + dayInMilliseconds;
  const base = sql`(select base_currency from ${user} where id = ${owner.userId})`;
  const ofCurrency = owned(
    owner,
    exchangeRates,
    sql`base = ${base} and currency = ${currency} and day <= coalesce(${day}, ${latest})`,
  );
  return owner.db.all<ClosingFacts>(
    sql`select time_zone as "timeZone", base_currency as "baseCurrency",
        (select json_group_array(json_array(day, rate)) from (select day, rate from ${exchangeRates}
          where ${ofCurrency} order by day desc limit ${sql.raw(String(ratesLooked))})) as rates
      from ${user} where id = ${owner.userId}`,
  );
}

export interface ClosingColumns {
  closedDate: number | null;
  lostReason: string | null;
  wonRate: number | null;
  wonBase: string | null;
}

const standing: ClosingColumns = {
  closedDate: null,
  lostReason: null,
  wonRate: null,
  wonBase: null,
};

/**
 * The closing columns for a stage of this kind: empty in an open one; otherwise the given date, or
 * today in the person's time zone, the lost reason, and for a won deal the rate of that day or the
 * last one before it. Refuses BAD_REQUEST, at `closedDate` and `lostReason`, what such a stage
 * can't have.
 */
export function closingColumns(
  kind: StageKind,
  currency: string,
  { closedDate, lostReason }: Closing,
  facts: ClosingFacts | undefined,
): ClosingColumns {
  if (kind === "open" && closedDate) {
    throw new Refusal("BAD_REQUEST", notClosedMessage, "closedDate");
  }
  if (kind !== "lost" && lostReason) {
    throw new Refusal("BAD_REQUEST", notLostMessage, "lostReason");
  }
  if (kind === "open" || !facts) return standing;
  const day = fromDay(closedDate ?? dayIn(readTimeZone(facts.timeZone), Date.now()));
  if (kind === "lost") return { ...standing, closedDate: day, lostReason: lostReason ?? null };
  const wonRate = rateOn(day, currency, facts);
  return {
    ...standing,
    closedDate: day,
    wonRate,
    wonBase: wonRate === null ? null : facts.baseCurrency,
  };
}

/** The value of a currency in the base on a day; null if there is no rate. */
function rateOn(day: number, currency: string, facts: ClosingFacts): number | null {
  if (currency === facts.baseCurrency) return 1;
  const rates: [number, number][] = JSON.parse(facts.rates);
  return rates.find(([at]) => at <= day)?.[1] ?? null;
}

/** The open stage that a deal was closed from, after it moves to a stage of another kind. */
export function closedFrom(
  before: { stageId: number; kind: StageKind | undefined },
  after: StageKind,
): { closedFromStageId?: number | null } {
  if (after === "open") return { closedFromStageId: null };
  // A won deal that is marked as lost is still closed from the same stage.
  return before.kind === "open" ? { closedFromStageId: before.stageId } : {};
}

/**
 * The closing columns, in SQL, of many deals that enter a stage of this kind at once, as for a
 * single deal without given values: computed if its stage was of another kind, with today's rate if
 * it is won, and otherwise unchanged.
 */
export function closingsOnMove(
  owner: Owner,
  { kind, timeZone, baseCurrency: base }: Omit<ClosingFacts, "rates"> & { kind: StageKind },
): Record<keyof ClosingColumns | "closedFromStageId", SQL> {
  const today = fromDay(dayIn(timeZone, Date.now()));
  // The stages of this kind are read once for all deals.
  const ofKind = owned(owner, dealStages, eq(dealStages.kind, kind));
  const stays = sql`${deals.stageId} in (select ${dealStages.id} from ${dealStages} where ${ofKind})`;
  const recomputed = (column: SQLiteColumn, value: SQL) =>
    sql`case when ${stays} then ${column} else ${value} end`;
  const none = sql`null`;
  const latest = sql`(select rate from ${exchangeRates} where ${owned(
    owner,
    exchangeRates,
    sql`base = ${base} and ${exchangeRates.currency} = ${deals.currency} and day <= ${today}`,
  )} order by day desc limit 1)`;
  const rate = sql`case when ${deals.currency} = ${base} then 1.0 else ${latest} end`;
  const isWon = kind === "won" && base !== null;
  // Only a deal in an open stage has no closed date.
  const closedFrom = sql`case when ${deals.closedDate} is null then ${deals.stageId} else ${deals.closedFromStageId} end`;
  return {
    closedFromStageId: kind === "open" ? none : closedFrom,
    closedDate: recomputed(
      deals.closedDate,
      kind === "open" ? none : sql`cast(${today} as integer)`,
    ),
    lostReason: recomputed(deals.lostReason, none),
    wonRate: recomputed(deals.wonRate, isWon ? rate : none),
    wonBase: recomputed(
      deals.wonBase,
      isWon ? sql`case when ${rate} is null then null else ${base} end` : none,
    ),
  };
}

/**
 * Deals that an operation wrote, or in a stage whose kind it changed, that are closed in an open
 * stage or not closed in a closed one.
 */
export function misclosed(owner: Owner, operation: SQL | number): SQL {
  const wrong = sql`(${dealStages.kind} = 'open') <> (${deals.closedDate} is null)`;
  const written = (entity: "deal" | "stage") =>
    sql`${owned(owner, changes)} and ${changes.operationId} = ${operation} and ${changes.entity} = ${entity}`;
  return sql`select 1 from ${changes} cross join ${deals} on ${deals.id} = ${changes.entityId}
      cross join ${dealStages} on ${dealStages.id} = ${deals.stageId}
      where ${written("deal")} and ${wrong}
    union all
    select 1 from ${changes} cross join ${dealStages} on ${dealStages.id} = ${changes.entityId}
      cross join ${deals} on ${deals.stageId} = ${dealStages.id}
      where ${written("stage")} and json_type(${changes.after}, '$.kind') is not null and ${wrong}`;
}
