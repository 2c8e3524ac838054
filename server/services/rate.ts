import { eq, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/sqlite-core";
import { type Day, fromDay, toDay } from "#domain/day.ts";
import {
  type BaseRates,
  type DatedRate,
  noBaseMessage,
  ownRateMessage,
  rateTakenMessage,
} from "#domain/money/rate.ts";
import type { NewRate, RateQuery, RateUpdate } from "#domain/money/rate-input.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { user } from "../db/auth-schema.ts";
import { batch } from "../db/client.ts";
import { refusingTaken } from "../db/constraint.ts";
import { type Page, pageOf, readCursor } from "../db/cursor.ts";
import { entityTables } from "../db/entities.ts";
import { orderBy, rangesAfter, readingOrder, reversed } from "../db/keyset.ts";
import { guard, logCreated, logUpdated, perform, type Step, write } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { deleteRows, guardRead, guardRow, retryingStale, setRow } from "../db/record.ts";
import { changes, deals, exchangeRates } from "../db/schema.ts";
import { type Edited, merging } from "./operation/edit.ts";

/** A rate as pages and callers see it. */
export interface Rate extends DatedRate {
  id: number;
  /** ISO 4217: the currency of the quote. */
  base: string;
  version: number;
}

export interface RatePage extends Page<Rate> {
  /** The currency that the person's totals are converted to; null for none. */
  base: string | null;
}

const rateColumns = {
  id: exchangeRates.id,
  currency: exchangeRates.currency,
  base: exchangeRates.base,
  day: exchangeRates.day,
  rate: exchangeRates.rate,
  version: exchangeRates.version,
};

type RateRow = Omit<Rate, "day"> & { day: number };

function rateOf({ id, currency, base, day, rate, version }: RateRow): Rate {
  return { id, currency, base, day: toDay(day), rate, version };
}

function ownBase(owner: Owner): SQL {
  return sql`(select ${user.baseCurrency} from ${user} where ${user.id} = ${owner.userId})`;
}

function selectBase(owner: Owner) {
  return owner.db.select({ base: user.baseCurrency }).from(user).where(eq(user.id, owner.userId));
}

const newestFirst = reversed(orderBy(exchangeRates, "currency", "day"));

/**
 * A page of the rates in the person's base currency, or in another: by currency, newest first.
 * Refuses BAD_REQUEST for a malformed cursor.
 */
export async function listRates(owner: Owner, query: RateQuery = {}): Promise<RatePage> {
  const { currency, base: asked, cursor, limit = 50 } = query;
  const position = cursor ? readCursor(cursor, ["string", "number"]) : undefined;
  const ofBase = sql`${exchangeRates.base} = ${asked ?? ownBase(owner)}`;
  const ofCurrency = currency === undefined ? undefined : eq(exchangeRates.currency, currency);
  const range = (part: SQL | undefined) =>
    owner.db
      .select(rateColumns)
      .from(exchangeRates)
      .where(owned(owner, exchangeRates, ofBase, ofCurrency, part))
      .orderBy(...readingOrder(newestFirst, position))
      .limit(limit + 1);
  const rows = (part: SQL | undefined, name: string) =>
    owner.db.select().from(range(part).as(name));
  const [first, second] = rangesAfter(newestFirst, position);
  const [[own], found] = await batch(owner.db, [
    selectBase(owner),
    second ? unionAll(rows(first, "same"), rows(second, "others")).limit(limit + 1) : range(first),
  ]);
  const page = pageOf<RateRow>(found, limit, position, (row) => [row.currency, row.day]);
  return { ...page, items: page.items.map(rateOf), base: asked ?? own?.base ?? null };
}

/** One rate. Refuses NOT_FOUND. */
export async function findRate(owner: Owner, id: number): Promise<Rate> {
  const [[row]] = await batch(owner.db, [
    owner.db
      .select(rateColumns)
      .from(exchangeRates)
      .where(owned(owner, exchangeRates, eq(exchangeRates.id, id))),
  ]);
  if (!row) throw missing("rate");
  return rateOf(row);
}

interface BaseRateRow {
  base: string;
  currency: string;
  /** The day and value of the latest rate, as JSON. */
  latest: string | null;
}

/**
 * The statement that reads the rates for converting a workspace's totals to the person's base
 * currency: a row for each other currency of its deals, with its latest rate if there is one. Reads
 * nothing but the person if they have no base.
 */
export function selectBaseRates(owner: Owner) {
  // From one currency to the next in the index of values, however many deals each has.
  const next = (beyond: SQL) =>
    sql`(select min(priced.currency) from ${deals} as priced
      where priced.user_id = ${owner.userId} and priced.deleted_at is null and priced.currency > ${beyond})`;
  const last = sql`(select max(final.currency) from ${deals} as final
    where final.user_id = ${owner.userId} and final.deleted_at is null)`;
  return owner.db.all<BaseRateRow>(
    sql`with recursive held(base, currency) as (
        select own.base_currency, ${next(sql`''`)} from ${user} as own
          where own.id = ${owner.userId} and own.base_currency is not null
        union all select held.base, ${next(sql`held.currency`)} from held where held.currency < ${last})
      select held.base as "base", held.currency as "currency",
        (select json_array(newest.day, newest.rate) from ${exchangeRates} as newest
          where newest.user_id = ${owner.userId} and newest.base = held.base and newest.currency = held.currency
          order by newest.day desc limit 1) as "latest"
      from held where held.currency is not null and held.currency <> held.base`,
  );
}

/** The result of `selectBaseRates`; null if the workspace has no amount to convert. */
export function baseRatesOf(rows: BaseRateRow[]): BaseRates | null {
  const [first] = rows;
  if (!first) return null;
  const latest = rows.flatMap(({ currency, latest: json }) => {
    if (json === null) return [];
    const [day, rate]: [number, number] = JSON.parse(json);
    return [{ currency, day: toDay(day), rate }];
  });
  return { base: first.base, latest };
}

export interface LatestRates {
  /** The currency that the person's totals are converted to; null for none. */
  base: string | null;
  /** The latest rate of each currency, by currency. */
  latest: Rate[];
  /** Currencies of deals that have no rate. */
  missing: string[];
}

/** From one currency to the next in the index, so that the many days of each aren't read. */
function selectLatest(owner: Owner) {
  const next = (beyond: SQL) =>
    sql`(select min(held.currency) from ${exchangeRates} as held
      where held.user_id = ${owner.userId} and held.base = ${ownBase(owner)} and held.currency > ${beyond})`;
  return owner.db.all<RateRow>(
    sql`with recursive kept(currency) as (
        select ${next(sql`''`)} union all
        select ${next(sql`kept.currency`)} from kept where kept.currency is not null)
      select latest.id as id, latest.currency as currency, latest.base as base, latest.day as day,
        latest.rate as rate, latest.version as version
      from kept cross join ${exchangeRates} as latest on latest.id = (select newest.id from ${exchangeRates} as newest
        where newest.user_id = ${owner.userId} and newest.base = ${ownBase(owner)} and newest.currency = kept.currency
        order by newest.day desc limit 1)`,
  );
}

/** The latest rate of each currency in the person's base, and the currencies without one. */
export async function readLatestRates(owner: Owner): Promise<LatestRates> {
  const [[own], latest, used] = await batch(owner.db, [
    selectBase(owner),
    selectLatest(owner),
    selectBaseRates(owner),
  ]);
  return {
    base: own?.base ?? null,
    latest: latest.map(rateOf),
    missing: used.filter(({ latest }) => latest === null).map(({ currency }) => currency),
  };
}

/** Rates to save: one per currency and day. */
export interface SavedRates {
  base: string;
  rates: { currency: string; day: Day; rate: number }[];
}

/**
 * Rates as one JSON parameter, in which `given.value` is a list of currency, day and rate. The most
 * rates that are saved at once are shorter than 1 MB.
 */
export function ratesAsJson(rates: SavedRates["rates"]): string {
  return JSON.stringify(rates.map(({ currency, day, rate }) => [currency, fromDay(day), rate]));
}

/** Joins the saved rates to the given ones of the same currency and day. */
export function keptOfGiven(owner: Owner, base: string): SQL {
  return owned(
    owner,
    exchangeRates,
    eq(exchangeRates.base, base),
    sql`${exchangeRates.currency} = given.value ->> 0 and ${exchangeRates.day} = given.value ->> 1`,
  );
}

/**
 * Saves rates, replacing those of the same day that `overwriting` finds among the saved rates and
 * `given`.
 */
export function saveRates(
  owner: Owner,
  operation: SQL,
  { base, rates }: SavedRates,
  overwriting: SQL,
): Step[] {
  const now = Date.now();
  const json = ratesAsJson(rates);
  const kept = keptOfGiven(owner, base);
  const condition = sql`${kept} and ${overwriting}`;
  const { rate } = entityTables;
  const after = {
    rate: sql`given.value -> 2`,
    currency: sql`json_quote(${exchangeRates.currency})`,
    base: sql`json_quote(${exchangeRates.base})`,
    day: sql`${exchangeRates.day}`,
    updatedAt: now,
  };
  const source = sql`json_each(${json}) as given cross join ${exchangeRates}`;
  // Ids count up, and each rate that ever existed is in the log.
  const logged = sql`(select coalesce(max(${changes.entityId}), 0) from ${changes}
    where ${changes.userId} = ${owner.userId} and ${changes.entity} = 'rate')`;
  return [
    logUpdated(owner, operation, rate, condition, after, source),
    write(
      owner.db.run(
        sql`update ${exchangeRates} set rate = given.value ->> 2, updated_at = ${now}, version = version + 1
          from json_each(${json}) as given where ${condition}`,
      ),
    ),
    write(
      owner.db.run(
        sql`insert into ${exchangeRates} (currency, base, day, rate, user_id, created_at, updated_at)
          select given.value ->> 0, ${base}, given.value ->> 1, given.value ->> 2, ${owner.userId}, ${now}, ${now}
          from json_each(${json}) as given where not exists (select 1 from ${exchangeRates} where ${kept})`,
      ),
    ),
    logCreated(
      owner,
      operation,
      rate,
      sql`${exchangeRates.id} > ${logged} and ${owned(owner, exchangeRates)}`,
    ),
  ];
}

/**
 * The rate that an operation changed, as it left it or found it: the log has it even if it was
 * deleted.
 */
function readLogged(owner: Owner, operation: SQL) {
  return owner.db
    .select({ id: changes.entityId, before: changes.before, after: changes.after })
    .from(changes)
    .where(
      owned(owner, changes, eq(changes.entity, "rate"), sql`${changes.operationId} = ${operation}`),
    )
    .limit(1);
}

type RateAnswer = Rate & { operation: string };

function answered(
  operation: string,
  [logged]: { id: number; before: string | null; after: string | null }[],
): RateAnswer {
  const json = logged?.after ?? logged?.before;
  if (!logged || !json) throw missing("rate");
  return { ...rateOf({ ...JSON.parse(json), id: logged.id }), operation };
}

function ownRate(base: string): Refusal {
  return new Refusal("BAD_REQUEST", ownRateMessage(base), "currency");
}

/**
 * Saves the value of a currency on a day, replacing the one of that day. Without `base` it is in
 * the person's own. Refuses BAD_REQUEST, at `currency`, if they have none, and for the base itself.
 */
export function setRate(owner: Owner, rate: NewRate, key?: string): Promise<RateAnswer> {
  return retryingStale(() => setRateOnce(owner, rate, key));
}

/** If no base is given it is read, so the write requires it unchanged. */
async function setRateOnce(
  owner: Owner,
  { currency, day, rate, base: given }: NewRate,
  key: string | undefined,
): Promise<RateAnswer> {
  const base = given ?? (await batch(owner.db, [selectBase(owner)]))[0][0]?.base;
  if (!base) throw new Refusal("BAD_REQUEST", noBaseMessage, "currency");
  if (currency === base) throw ownRate(base);
  const otherBase = sql`select 1 where ${ownBase(owner)} is not ${base}`;
  const { operation, answer } = await perform(
    owner,
    { kind: "rate.set", key },
    (number) => [
      ...(given ? [] : [guardRead(owner, otherBase)]),
      ...saveRates(owner, number, { base, rates: [{ currency, day, rate }] }, sql`true`),
    ],
    (number) => readLogged(owner, number),
  );
  return answered(operation, answer);
}

/** The log also stores these columns, so that an entry makes sense by itself. */
const loggedAlong = {
  currency: exchangeRates.currency,
  base: exchangeRates.base,
  day: exchangeRates.day,
  rate: exchangeRates.rate,
};

/**
 * Changes a rate; missing fields are unchanged. Refuses NOT_FOUND, CONFLICT as `mergedPatch` does
 * and, at `day`, if there is another rate of that currency and day, BAD_REQUEST for the base
 * itself.
 */
export function updateRate(
  owner: Owner,
  { rate: patch, ...seen }: RateUpdate,
): Promise<RateAnswer> {
  return merging(owner, editedRate, { ...seen, patch }, (rate, version) =>
    writeRate(owner, { ...seen, rate, version }),
  );
}

const editedRate: Edited = {
  entity: entityTables.rate,
  read: { day: ({ day }) => toDay(Number(day)) },
};

async function writeRate(owner: Owner, input: RateUpdate): Promise<RateAnswer> {
  const { id, version, operation: key } = input;
  const { currency, day, rate } = input.rate;
  const set = {
    ...(currency === undefined ? {} : { currency }),
    ...(day === undefined ? {} : { day: fromDay(day) }),
    ...(rate === undefined ? {} : { rate }),
    updatedAt: Date.now(),
  };
  const computed = Object.fromEntries(
    Object.entries(loggedAlong)
      .filter(([name]) => !(name in set))
      .map(([name, column]) => [name, sql`${column}`]),
  );
  const row = owned(owner, exchangeRates, eq(exchangeRates.id, id));
  const isBase = sql`select 1 from ${exchangeRates} where ${row} and ${exchangeRates.base} = ${currency ?? null}`;
  const { operation, answer } = await refusingTaken(
    "exchange_rates.user_id, exchange_rates.base, exchange_rates.currency, exchange_rates.day",
    new Refusal("CONFLICT", rateTakenMessage(currency ?? "this currency"), "day"),
    perform(
      owner,
      { kind: "rate.update", key },
      (number) => [
        guard(owner, "in_use", isBase, ownRate(currency ?? "")),
        ...setRow(owner, number, { entity: entityTables.rate, row, set, computed, version }),
      ],
      (number) => readLogged(owner, number),
    ),
  );
  return answered(operation, answer);
}

/** Deletes a rate; the log can restore it. Refuses NOT_FOUND. */
export async function deleteRate(owner: Owner, id: number, key?: string): Promise<RateAnswer> {
  const row = owned(owner, exchangeRates, eq(exchangeRates.id, id));
  const { operation, answer } = await perform(
    owner,
    { kind: "rate.delete", key },
    (number) => [
      guardRow(owner, entityTables.rate, row),
      ...deleteRows(owner, number, entityTables.rate, row),
    ],
    (number) => readLogged(owner, number),
  );
  return answered(operation, answer);
}
