import { type SQL, sql } from "drizzle-orm";
import { mostAtOnce } from "#domain/bulk.ts";
import type { OperationKind } from "#domain/operation/kinds.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../db/client.ts";
import type { Entity } from "../db/entities.ts";
import type { ListedTable, Selected } from "../db/filter-plan.ts";
import { guard, operationNumber, perform, type Step, selectOperation } from "../db/log.ts";
import { live, type Owner, owned } from "../db/owner.ts";
import { changes, operations } from "../db/schema.ts";

export interface BulkAnswer {
  operation: string;
  /** Rows changed so far. */
  done: number;
  /** The part that goes on with it; null when nothing is left. */
  next: number | null;
}

export interface BulkPlan {
  /** Which rows the operation changes. */
  wanting: SQL;
  /** Changes and logs those of some ids, a list for `in`, which are `chosen` in their order. */
  steps: (operation: SQL, ids: SQL, chosen: number[]) => Step[];
  /** What is thrown in place of an error of `steps`: a refusal that names the rows in the way. */
  refusalOf?: (error: unknown, ids: SQL) => Promise<unknown>;
}

export interface BulkChange {
  entity: Entity;
  /** The entity's table. */
  table: ListedTable;
  kind: OperationKind;
  /** The key of the operation. */
  operation: string;
  part: number | undefined;
  /** Rows that were chosen one by one. */
  ids: readonly number[] | undefined;
  chosen: Selected;
  plan: BulkPlan;
}

/**
 * Does one operation to many rows, up to 2,000 a call; further calls with the same key go on after the
 * last one that the log has of it, so that each is come to once whatever the operation does to the filter.
 * All parts are one operation. Only rows that change are touched. Refuses NOT_FOUND for a row that
 * was chosen by itself and is not in the workspace, CONFLICT when the operation has been undone or a
 * part before this one is missing.
 */
export async function changeRows(owner: Owner, change: BulkChange): Promise<BulkAnswer> {
  const { entity, kind, operation: key, part = 0, plan } = change;
  const number = operationNumber(owner, key);
  const [[known], [reached], next] = await batch(owner.db, [
    selectOperation(owner, key),
    readProgress(owner, number),
    selectIds(owner, number, change),
  ]);
  if (known?.kind === kind && known.parts > part && reached) return answered(key, reached);
  const slice = next.map(({ id }) => id);
  const ids = sql`(select value from json_each(${JSON.stringify(slice)}))`;
  const { answer } = await perform(
    owner,
    { kind, key, part, records: slice.length },
    (operation) => [
      ...(change.ids ? [guardChosen(owner, entity, change.ids)] : []),
      ...plan.steps(operation, ids, slice),
    ],
    (operation) => readProgress(owner, operation),
  ).catch(async (error: unknown) => {
    throw plan.refusalOf ? await plan.refusalOf(error, ids) : error;
  });
  const [now] = answer;
  if (!now) throw missing("operation");
  return answered(key, now);
}

interface Progress {
  parts: number;
  records: number;
}

function answered(operation: string, { parts, records }: Progress): BulkAnswer {
  return { operation, done: records, next: records === parts * mostAtOnce ? parts : null };
}

function readProgress(owner: Owner, operation: SQL) {
  return owner.db
    .select({ parts: operations.parts, records: operations.records })
    .from(operations)
    .where(owned(owner, operations, sql`${operations.id} = ${operation}`));
}

/** The next rows that the operation changes, by their ids. */
function selectIds(owner: Owner, operation: SQL, { entity, table, chosen, plan }: BulkChange) {
  const last = sql`coalesce((select max(${changes.entityId}) from ${changes} where ${changes.userId} = ${owner.userId}
    and ${changes.operationId} = ${operation} and ${changes.entity} = ${entity.name}), 0)`;
  const { from, condition } = chosen;
  return owner.db.all<{ id: number }>(
    sql`select ${table.id} as "id" from ${from}
      where ${live(owner, table, condition, plan.wanting, sql`${table.id} > ${last}`)}
      order by ${table.id} limit ${mostAtOnce}`,
  );
}

/** Ids that were chosen one by one are all of the workspace, be it in Trash by now. */
function guardChosen(owner: Owner, { name, table, columns }: Entity, ids: readonly number[]): Step {
  const offence = sql`select 1 from json_each(${JSON.stringify(ids)}) as wanted
    left join ${table} on ${columns.id} = wanted.value and ${owned(owner, columns)}
    where ${columns.id} is null`;
  return guard(owner, "missing", offence, missing(name));
}
