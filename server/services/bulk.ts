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
import type { Listed, TagFilter } from "./list/plan.ts";
import { readSelection, type Selection } from "./list/selection.ts";

export interface BulkAnswer {
  operation: string;
  /** Rows changed so far. */
  done: number;
  /** The next part; null if nothing is left. */
  next: number | null;
  /** The name of what the action applies, such as a tag. */
  subject: string | null;
  /** How many rows it has added beside those that it changed; counted once nothing is left. */
  added: number;
}

export interface BulkPlan {
  /** Which rows the action changes. */
  wanting: SQL;
  /** Changes and logs some rows: `ids` is a list for `in`, `selected` their ids in order. */
  steps: (operation: SQL, ids: SQL, selected: number[]) => Step[];
  /** The name of what the action applies. */
  subject?: SQL;
  /** Whether it adds rows as well. */
  adds?: true;
  /** Reads what the steps of these rows depend on, before they are taken. */
  prepare?: (selected: number[]) => Promise<void>;
  /** Replaces an error of `steps` by a refusal that names the rows at fault. */
  refusalOf?: (error: unknown, ids: SQL) => Promise<unknown>;
}

export interface BulkChange<Filter extends TagFilter> {
  entity: Entity;
  listed: Listed<Filter>;
  kind: OperationKind;
  plan: BulkPlan;
}

interface BulkRequest<Filter> {
  selection: Selection<Filter>;
  /** The key of the operation. */
  operation: string;
  part?: number | undefined;
}

/**
 * Runs one action on many rows, up to 2,000 per call; further calls with the same key continue
 * after the last row that the log has for it, so that each row is visited once, whatever the action
 * does to the filter. All parts are one operation. Only rows that change are touched. Refuses
 * NOT_FOUND for a row that was selected individually and isn't in the workspace, CONFLICT if the
 * operation has been undone or an earlier part is missing, and what readSelection refuses.
 */
export async function changeRows<Filter extends TagFilter>(
  owner: Owner,
  { selection, operation: key, part = 0 }: BulkRequest<Filter>,
  { entity, listed, kind, plan }: BulkChange<Filter>,
): Promise<BulkAnswer> {
  const selected = await readSelection(owner, listed, selection);
  const number = operationNumber(owner, key);
  const progress = (operation: SQL) =>
    readProgress(owner, operation, plan.adds ? entity : undefined);
  const [[known], [reached], next, [named]] = await batch(owner.db, [
    selectOperation(owner, key),
    progress(number),
    selectIds(owner, number, { entity, table: listed.table, selected, plan }),
    owner.db.all<{ subject: string | null }>(sql`select ${plan.subject ?? sql`null`} as "subject"`),
  ]);
  const subject = named?.subject ?? null;
  if (known?.kind === kind && known.parts > part && reached) {
    return answered(key, reached, subject);
  }
  const slice = next.map(({ id }) => id);
  const ids = sql`(select value from json_each(${JSON.stringify(slice)}))`;
  await plan.prepare?.(slice);
  const { answer } = await perform(
    owner,
    { kind, key, part, records: slice.length },
    (operation) => [
      ...(selection.ids ? [guardSelected(owner, entity, selection.ids)] : []),
      ...plan.steps(operation, ids, slice),
    ],
    progress,
  ).catch(async (error: unknown) => {
    throw plan.refusalOf ? await plan.refusalOf(error, ids) : error;
  });
  const [now] = answer;
  if (!now) throw missing("operation");
  return answered(key, now, subject);
}

interface Progress {
  parts: number;
  records: number;
  added: number;
}

function answered(
  operation: string,
  { parts, records, added }: Progress,
  subject: string | null,
): BulkAnswer {
  const next = records === parts * mostAtOnce ? parts : null;
  return { operation, done: records, next, subject, added };
}

/** How far an operation has come; after its last part also how many rows of an entity it has added. */
function readProgress(owner: Owner, operation: SQL, adding: Entity | undefined) {
  const added = adding
    ? sql<number>`case when ${operations.records} = ${operations.parts} * ${mostAtOnce} then 0 else
        (select count(*) from ${changes} where ${changes.userId} = ${owner.userId}
          and ${changes.operationId} = ${operation} and ${changes.entity} = ${adding.name}
          and ${changes.before} is null and ${changes.after} is not null) end`
    : sql<number>`0`;
  return owner.db
    .select({ parts: operations.parts, records: operations.records, added: added.as("added") })
    .from(operations)
    .where(owned(owner, operations, sql`${operations.id} = ${operation}`));
}

interface NextRows {
  entity: Entity;
  table: ListedTable;
  selected: Selected;
  plan: BulkPlan;
}

/**
 * The ids of the next rows that the action changes: after the last one that it has changed, without
 * those that it has added.
 */
function selectIds(owner: Owner, operation: SQL, { entity, table, selected, plan }: NextRows) {
  const logged = sql`${changes.userId} = ${owner.userId} and ${changes.operationId} = ${operation}
    and ${changes.entity} = ${entity.name}`;
  const changed = sql`${logged} and ${changes.before} is not null`;
  const last = sql`coalesce((select max(${changes.entityId}) from ${changes}
    where ${plan.adds ? changed : logged}), 0)`;
  const own = plan.adds
    ? sql`not exists (select 1 from ${changes} where ${logged} and ${changes.entityId} = ${table.id})`
    : undefined;
  const { from, condition } = selected;
  return owner.db.all<{ id: number }>(
    sql`select ${table.id} as "id" from ${from}
      where ${live(owner, table, condition, plan.wanting, own, sql`${table.id} > ${last}`)}
      order by ${table.id} limit ${mostAtOnce}`,
  );
}

/** Refuses ids selected one by one that aren't in the workspace; they may be in Trash by now. */
function guardSelected(
  owner: Owner,
  { name, table, columns }: Entity,
  ids: readonly number[],
): Step {
  const offence = sql`select 1 from json_each(${JSON.stringify(ids)}) as wanted
    left join ${table} on ${columns.id} = wanted.value and ${owned(owner, columns)}
    where ${columns.id} is null`;
  return guard(owner, "missing", offence, missing(name));
}
