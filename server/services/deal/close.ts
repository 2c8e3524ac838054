import { eq, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { readTimeZone } from "#domain/account/settings.ts";
import { type Day, dayIn, fromDay } from "#domain/day.ts";
import { notClosedWords, notLostWords } from "#domain/deal/deal.ts";
import type { StageKind } from "#domain/pipeline/pipeline.ts";
import { Refusal } from "#domain/refusal.ts";
import { user } from "../../db/auth-schema.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, dealStages, deals, exchangeRates } from "../../db/schema.ts";

/** What is given for a deal that is won or lost; absent is unchanged, or the default where it is closed again. */
export interface Closing {
  closedDate?: Day | null | undefined;
  lostReason?: string | null | undefined;
}

/** What a workspace knows that a closing needs. */
export interface ClosingFacts {
  timeZone: string;
  baseCurrency: string | null;
  /** JSON: the latest rates of the deal's currency up to its closed date, as [day, rate], latest first. */
  rates: string;
}

const dayInMilliseconds = 86_400_000;

/** Zones are at most a day apart, so the last three days' rates have the one of the person's own day. */
const ratesLooked = 3;

/**
 * The statement that reads what a closing needs: the person's zone, their base currency, and the
 * latest rates of `currency` up to `day` (a UTC midnight; tomorrow's where it is null).
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
 * What the columns of a closing are in a stage of this kind: none in an open one; else the day that
 * is told, or today in the person's zone, why it was lost, and for a deal that is won the rate of
 * that day, or of the last day before it that has one. Refuses BAD_REQUEST at `closedDate` and at
 * `lostReason` what such a stage cannot have.
 */
export function closingColumns(
  kind: StageKind,
  currency: string,
  { closedDate, lostReason }: Closing,
  facts: ClosingFacts | undefined,
): ClosingColumns {
  if (kind === "open" && closedDate) {
    throw new Refusal("BAD_REQUEST", notClosedWords, "closedDate");
  }
  if (kind !== "lost" && lostReason) {
    throw new Refusal("BAD_REQUEST", notLostWords, "lostReason");
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

/** What one unit of a currency was worth in the base on a day; null where nobody has said. */
function rateOn(day: number, currency: string, facts: ClosingFacts): number | null {
  if (currency === facts.baseCurrency) return 1;
  const rates: [number, number][] = JSON.parse(facts.rates);
  return rates.find(([at]) => at <= day)?.[1] ?? null;
}

/**
 * What the columns of a closing become of each of many deals that come into a stage of this kind at
 * once, in SQL, as of one by itself for which nothing is given: again where it stands in a stage of
 * another kind, with the rate of today where it is won, else as they are.
 */
export function closingsOnMove(
  owner: Owner,
  { kind, timeZone, baseCurrency: base }: Omit<ClosingFacts, "rates"> & { kind: StageKind },
): Record<keyof ClosingColumns, SQL> {
  const today = fromDay(dayIn(timeZone, Date.now()));
  // The stages of this kind are read once for all deals: they are the same for each.
  const ofKind = owned(owner, dealStages, eq(dealStages.kind, kind));
  const stays = sql`${deals.stageId} in (select ${dealStages.id} from ${dealStages} where ${ofKind})`;
  const anew = (column: SQLiteColumn, value: SQL) =>
    sql`case when ${stays} then ${column} else ${value} end`;
  const none = sql`null`;
  const latest = sql`(select rate from ${exchangeRates} where ${owned(
    owner,
    exchangeRates,
    sql`base = ${base} and ${exchangeRates.currency} = ${deals.currency} and day <= ${today}`,
  )} order by day desc limit 1)`;
  const rate = sql`case when ${deals.currency} = ${base} then 1.0 else ${latest} end`;
  const isWon = kind === "won" && base !== null;
  return {
    closedDate: anew(deals.closedDate, kind === "open" ? none : sql`cast(${today} as integer)`),
    lostReason: anew(deals.lostReason, none),
    wonRate: anew(deals.wonRate, isWon ? rate : none),
    wonBase: anew(
      deals.wonBase,
      isWon ? sql`case when ${rate} is null then null else ${base} end` : none,
    ),
  };
}

/**
 * Deals that an operation wrote, or that stand in a stage whose kind it changed, and that are closed
 * in an open stage or not closed in another one.
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
