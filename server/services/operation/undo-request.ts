import { and, eq, sql } from "drizzle-orm";
import type { Kept } from "#domain/operation/change.ts";
import { type EntityName, entities } from "#domain/operation/entity.ts";
import { missing } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { selectOperation } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, operations } from "../../db/schema.ts";
import { keysRefreshedAt } from "../key-refresh.ts";
import type { OperationState } from "./change.ts";
import type { Effect } from "./inverse.ts";

export interface Undo {
  /** The key of the operation to undo. */
  operation: string;
  /** The key of the undo. */
  key?: string | undefined;
}

export interface Undone {
  /** The key of the undo. */
  operation: string;
  entities: EntityName[];
  /** Whether the undo is complete. */
  done: boolean;
  /** How many of the operation's records have been undone so far. */
  records: number;
  /** How many records the operation is about. */
  total: number;
  kept: Kept;
}

export interface OperationRead {
  number: number;
  kind: string;
  state: OperationState;
  parts: number;
  records: number;
  /** Whether it is an undo in parts that isn't complete. */
  unfinished: boolean;
  /** Whether the log may have keys of it from an earlier fold. */
  hasOldKeys: boolean;
  /** What it did, unless it is undone in parts. */
  effects: Effect[];
  /** Whether the undo with this key already exists. */
  known: boolean;
}

/**
 * Reads what an undo needs to know of an operation, in one round trip; what one of more than
 * `mostAtOnce` records did is not read. Refuses NOT_FOUND if the workspace doesn't have it.
 */
export async function readOperation(
  owner: Owner,
  { operation: key, key: undoKey }: Undo,
  mostAtOnce: number,
): Promise<OperationRead> {
  const ofKey = owned(owner, operations, eq(operations.key, key));
  const found = owner.db
    .select({
      number: operations.id,
      kind: operations.kind,
      state: operations.state,
      parts: operations.parts,
      records: operations.records,
      undoes: operations.undoes,
      createdAt: operations.createdAt,
      progress: operations.progress,
      refreshedAt: keysRefreshedAt.as("refreshed_at"),
    })
    .from(operations)
    .where(ofKey);
  const atOnce = and(ofKey, sql`${operations.records} <= ${mostAtOnce}`);
  const own = owned(
    owner,
    changes,
    sql`${changes.operationId} = (select ${operations.id} from ${operations} where ${atOnce})`,
  );
  const effects = owner.db.all<Effect>(
    sql`select entity,
        sum(before is null) as creates,
        sum(before is not null and after is not null) as updates,
        sum(after is null) as deletes,
        (select group_concat(distinct property.key) from ${changes} as one, json_each(one.before) as property
          where one.user_id = ${owner.userId} and one.operation_id = ${changes.operationId}
          and one.entity = ${changes.entity} and one.after is not null) as properties
      from ${changes} where ${own} group by entity, ${changes.operationId}`,
  );
  const [[operation], touched, known] = await batch(owner.db, [
    found,
    effects,
    selectOperation(owner, undoKey),
  ]);
  if (!operation) throw missing("change");
  const { undoes, createdAt, refreshedAt, progress, ...read } = operation;
  const isNewer = undoes === null && refreshedAt !== null && refreshedAt < createdAt;
  const order = (effect: Effect) => entities.indexOf(effect.entity);
  return {
    ...read,
    unfinished: progress !== null,
    hasOldKeys: !isNewer,
    effects: touched.toSorted((a, b) => order(a) - order(b)),
    known: known.length > 0,
  };
}
