import { sql } from "drizzle-orm";
import { generateNJitteredKeysBetween } from "fractional-indexing-jittered";
import { fromDay } from "#domain/day.ts";
import type { DealData } from "#domain/deal/import-data.ts";
import { toMinor } from "#domain/money/money.ts";
import { entityTables } from "../../db/entities.ts";
import { type DealFacts, rateKey } from "./import-facts.ts";
import type { KnownDeal } from "./import-known.ts";
import type { DealState } from "./import-plan.ts";

/** A deal of the workspace that changes. */
export type Changed = DealState & { read: KnownDeal };
/** A new deal. */
export type Added = DealState & Required<Pick<DealState, "row">>;

/** The deals that change. */
export function changedDeals(states: Iterable<DealState>): Changed[] {
  return [...states].filter(
    (state): state is Changed => state.read !== undefined && state.data !== state.read.data,
  );
}

/** The deals that are new. */
export function newDeals(states: Iterable<DealState>): Added[] {
  return [...states].filter(
    (state): state is Added => state.read === undefined && state.row !== undefined,
  );
}

/** The columns that an import sets, in the order in which it writes them. */
export const setColumns = [
  "value",
  "valueMinor",
  "currency",
  "stageId",
  "contactId",
  "expectedCloseDate",
  "closedDate",
  "lostReason",
  "description",
  "closedFromStageId",
  "wonRate",
  "wonBase",
  "position",
  "stageSince",
] as const;
export type Columns = Record<(typeof setColumns)[number], string | number | null>;

/** What a deal's values are in columns. */
export function plainColumns(data: DealData) {
  const { currency, stageId, contactId, lostReason, description } = data;
  const value = data.value ?? 0;
  const dayIn = (day: string | null) => (day === null ? null : fromDay(day));
  return {
    ...{ value, valueMinor: toMinor(value, currency) ?? 0, currency },
    ...{ stageId, contactId, lostReason, description },
    expectedCloseDate: dayIn(data.expectedCloseDate),
    closedDate: dayIn(data.closedDate),
  };
}

function wonColumns(data: DealData, { rates, baseCurrency }: DealFacts) {
  const { kind, currency, closedDate } = data;
  const wonRate =
    kind === "won" && closedDate
      ? (rates.get(rateKey(currency, fromDay(closedDate))) ?? null)
      : null;
  return { wonRate, wonBase: wonRate === null ? null : baseCurrency };
}

/** Positions at the top of their stages, in the order of the file. */
export function positionsOf(
  states: readonly DealState[],
  { tops }: DealFacts,
): Map<DealState, string> {
  const byStage = new Map<number, DealState[]>();
  for (const state of states) {
    const { stageId } = state.data;
    byStage.set(stageId, [...(byStage.get(stageId) ?? []), state]);
  }
  return new Map(
    [...byStage].flatMap(([stageId, own]) => {
      const keys = generateNJitteredKeysBetween(null, tops.get(stageId) ?? null, own.length);
      return own.map((state, index) => [state, keys[index] ?? ""] as const);
    }),
  );
}

/** The columns of a new deal. */
export function addedColumns(
  state: Added,
  positions: ReadonlyMap<DealState, string>,
  facts: DealFacts,
  now: number,
): Columns {
  const { row, data } = state;
  const own = row.won ? { wonRate: row.won.rate, wonBase: row.won.base } : wonColumns(data, facts);
  return {
    ...plainColumns(data),
    ...own,
    closedFromStageId: row.closedFromStageId,
    position: positions.get(state) ?? "",
    stageSince: now,
  };
}

/** The columns of a deal that changes. */
export function changedColumns(
  state: Changed,
  positions: ReadonlyMap<DealState, string>,
  facts: DealFacts,
  now: number,
): Columns {
  const { data, read } = state;
  const { stored, data: before } = read;
  const { wonRate, wonBase, closedFromStageId, position, stageSince } = stored;
  const isPriced =
    data.kind !== before.kind ||
    data.currency !== before.currency ||
    data.closedDate !== before.closedDate;
  const closesNow = before.kind === "open" && data.kind !== "open";
  return {
    ...plainColumns(data),
    ...(isPriced ? wonColumns(data, facts) : { wonRate, wonBase }),
    closedFromStageId: closesNow ? before.stageId : data.kind === "open" ? null : closedFromStageId,
    position: positions.get(state) ?? position,
    stageSince: positions.has(state) ? now : stageSince,
  };
}

/** The names of these columns in the database. */
export const columnNames = setColumns.map((name) =>
  sql.identifier(entityTables.deal.columns[name]?.name ?? name),
);

/** Their values, in the same order. */
export function valuesOf(columns: Columns): (string | number | null)[] {
  return setColumns.map((name) => columns[name]);
}

/** The columns of a deal as it was read that its values don't have. */
export function storedOf({ stored }: KnownDeal) {
  const { closedFromStageId, wonRate, wonBase, position, stageSince } = stored;
  return { closedFromStageId, wonRate, wonBase, position, stageSince };
}
