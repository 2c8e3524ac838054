import { type Day, fromDay, toDay } from "#domain/day.ts";
import { type DealDay, type DealText, dealFieldNames, dealFields } from "#domain/deal/fields.ts";
import type { DealPatch } from "#domain/deal/input.ts";
import { eachOptional, type OptionalField, optionalFields } from "#domain/deal/optional.ts";
import { recordOf } from "#domain/record-of.ts";

export const dealDays = dealFieldNames.filter(
  (name): name is DealDay => dealFields[name].kind === "day",
);

/** A row with its days as callers see them; the database has UTC midnights in milliseconds. */
type WithDays<Row> = Omit<Row, DealDay> & Record<DealDay & keyof Row, Day | null>;

export function withDays<Row extends object>(row: Row): WithDays<Row> {
  const midnights: Partial<Record<DealDay, number | null>> = row;
  const days = dealDays
    .filter((name) => name in row)
    .map((name) => [name, dayOf(midnights[name] ?? null)]);
  return { ...row, ...Object.fromEntries(days) };
}

export function dayOf(midnight: number | null): Day | null {
  return midnight === null ? null : toDay(midnight);
}

type OptionalValues = Pick<DealPatch, OptionalField>;
type OptionalColumns = Record<OptionalField & DealText, string | null> &
  Record<OptionalField & DealDay, number | null>;

/** The typed values of the optional fields, as their columns store them; null for empty ones. */
export function optionalColumns(typed: OptionalValues): OptionalColumns {
  return eachOptional((name) => stored(name, typed[name])) as OptionalColumns;
}

/** The same for the optional fields of a patch. */
export function patchedColumns(patch: OptionalValues): Partial<OptionalColumns> {
  const names = optionalFields.filter((name) => patch[name] !== undefined);
  return recordOf(names, (name) => stored(name, patch[name])) as Partial<OptionalColumns>;
}

function stored(name: OptionalField, typed: string | null | undefined): string | number | null {
  if (!typed) return null;
  return dealFields[name].kind === "day" ? fromDay(typed) : typed;
}
