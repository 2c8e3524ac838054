import { and, type SQL, sql } from "drizzle-orm";
import { entityNouns } from "#domain/operation/entity.ts";
import { contended, missing, type Refusal, StaleRefusal, stale } from "#domain/refusal.ts";
import type { Entity } from "./entities.ts";
import { guard, logCreated, logDeleted, logUpdated, type Step, write } from "./log.ts";
import type { Owner } from "./owner.ts";

/** Refuses NOT_FOUND, inside a batch, if the condition finds no row. */
export function guardRow(
  owner: Owner,
  entity: Entity,
  row: SQL,
  refusal: Refusal = missing(entityNouns[entity.name].one),
  reason: "missing" | "missing_reference" = "missing",
): Step {
  const offence = sql`select 1 where not exists (select 1 from ${entity.table} where ${row})`;
  return guard(owner, reason, offence, refusal);
}

/**
 * Refuses, inside a batch, a write that relies on values which have changed since they were read:
 * if the query `offence` has a row. `retryingStale` then does the work again.
 */
export function guardRead(owner: Owner, offence: SQL, refusal: StaleRefusal = contended()): Step {
  return guard(owner, "stale", offence, refusal);
}

/**
 * Refuses as stale unless the rows that `where` finds are the ones that were read, with the same
 * versions.
 */
export function guardRowsRead(
  owner: Owner,
  { table, columns }: Entity,
  where: SQL,
  read: readonly { id: number; version: number }[],
): Step {
  const { id, version } = columns;
  const pairs = read
    .toSorted((one, other) => one.id - other.id)
    .map((row) => [row.id, row.version]);
  const found = sql`select json_array(${id}, ${version}) as pair from ${table} where ${where} order by ${id}`;
  return guardRead(
    owner,
    sql`select 1 where (select json_group_array(json(pair)) from (${found})) <> ${JSON.stringify(pairs)}`,
  );
}

/** Refuses as stale if one of these rows of the owner, [id, version], has another version by now. */
export function guardVersions(
  owner: Owner,
  { name, table, columns: { id, version } }: Entity,
  seen: readonly (readonly [id: number, version: number])[],
): Step {
  const offence = sql`select 1 from json_each(${JSON.stringify(seen)}) as seen
    join ${table} on ${id} = seen.value ->> 0 where ${version} <> seen.value ->> 1`;
  return guard(owner, "stale", offence, stale(entityNouns[name].one));
}

export interface RowChange {
  entity: Entity;
  /** Finds the row among the owner's own. */
  row: SQL;
  /** New values, by property. */
  set: Record<string, unknown>;
  /** New values that are computed for each row, as SQL. */
  computed?: Record<string, SQL>;
  /** New values that are logged but written by other statements: sets of links. */
  links?: Record<string, unknown>;
  /** The version that the writer saw; undefined for any. */
  version?: number | undefined;
}

/**
 * Sets columns of one row and logs their old values. Refuses NOT_FOUND if there is no such row,
 * CONFLICT if `version` is no longer the row's.
 */
export function setRow(owner: Owner, operation: SQL, change: RowChange): Step[] {
  const { entity, row, version } = change;
  const guards = [guardRow(owner, entity, row)];
  if (version !== undefined) {
    const newer = and(row, sql`${entity.columns.version} <> ${version}`);
    const offence = sql`select 1 from ${entity.table} where ${newer}`;
    guards.push(guard(owner, "stale", offence, stale(entityNouns[entity.name].one)));
  }
  return [...guards, ...setRows(owner, operation, change)];
}

/** Sets the same columns of all rows that `row` finds; there may be none. */
export function setRows(
  owner: Owner,
  operation: SQL,
  { entity, row, set, computed = {}, links }: Omit<RowChange, "version">,
): Step[] {
  const update = owner.db
    .update(entity.table)
    .set({ ...set, ...computed, version: sql`${entity.columns.version} + 1` })
    .where(row);
  const quoted = Object.entries(computed).map(([name, value]) => [name, sql`json_quote(${value})`]);
  const after = { ...set, ...Object.fromEntries(quoted), ...links };
  return [logUpdated(owner, operation, entity, row, after), write(update)];
}

/** Deletes the rows that `row` finds from their table, and logs all of their values. */
export function deleteRows(owner: Owner, operation: SQL, entity: Entity, row: SQL): Step[] {
  const deletion = owner.db.delete(entity.table).where(row);
  return [logDeleted(owner, operation, entity, row), write(deletion)];
}

/** The id of the row that the batch has just added to a table. */
export function newestId(entity: Entity): SQL {
  return sql`(select max(id) from ${entity.table})`;
}

/** Logs the rows that the batch has just added: ids count up, so they are the table's last ones. */
export function logNewest(owner: Owner, operation: SQL, entity: Entity, count = 1): Step {
  const added = sql`${entity.columns.id} > ${newestId(entity)} - ${count}`;
  return logCreated(owner, operation, entity, added);
}

/**
 * Runs work that writes what it derived from its reads, and repeats it a few times if those were
 * stale.
 */
export async function retryingStale<T>(work: () => Promise<T>): Promise<T> {
  for (let triesLeft = 5; ; triesLeft -= 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StaleRefusal) || triesLeft === 1) throw error;
    }
  }
}

interface Ordering {
  /** All rows that are ordered together. */
  where: SQL;
  /** Those rows as they were read. */
  read: readonly { id: number; version: number }[];
  /** Their ids in the new order. */
  ids: readonly number[];
}

/** Puts rows in a new order, and logs it. Refuses as stale unless they are the rows that were read. */
export function orderRows(owner: Owner, operation: SQL, entity: Entity, order: Ordering): Step[] {
  const { where, read, ids } = order;
  const position = sql`(select key from json_each(${JSON.stringify(ids)}) where value = ${entity.columns.id})`;
  return [
    guardRowsRead(owner, entity, where, read),
    ...setRows(owner, operation, { entity, row: where, set: { orderIndex: position } }),
  ];
}
