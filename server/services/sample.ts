import { type SQL, sql } from "drizzle-orm";
import { entityTables, pointers } from "../db/entities.ts";
import { perform, type Step } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { deleteRows, setRows } from "../db/record.ts";
import { changes, contacts, dealStages, operations } from "../db/schema.ts";

/**
 * The number of the operation that loaded the present sample data, or that which was present before
 * another operation: the latest load, unless it has been removed since.
 */
export function loadOperation(owner: Owner, before?: SQL): SQL {
  const earlier = before ? sql`and ${operations.id} < ${before}` : sql``;
  return sql`(select case ${operations.kind} when 'sample.load' then ${operations.id} end
    from ${operations} indexed by idx_operations_sample where ${owned(owner, operations)}
      and kind in ('sample.load', 'sample.remove') and ${operations.state} = 'done' ${earlier}
    order by id desc limit 1)`;
}

/** Whether the workspace has contacts of the sample data, as a statement of a page's batch. */
export function selectSample(owner: Owner) {
  return owner.db.all<{ loaded: number }>(
    sql`select exists (select 1 from ${changes} cross join ${contacts} on ${contacts.id} = ${changes.entityId}
      where ${owned(owner, changes)} and ${changes.operationId} = ${loadOperation(owner)}
        and ${changes.entity} = 'contact') as loaded`,
  );
}

/** The kinds of record in the sample data, those that refer to others first. */
const removable = ["activity", "todo", "deal", "contact", "company", "tag", "category"] as const;

/**
 * Removes the sample data as one operation, except what the person has changed or added to; returns
 * how many records that is. A company or tag that is only used by them isn't counted.
 */
export async function removeSample(
  owner: Owner,
  key?: string,
): Promise<{ operation: string; kept: number }> {
  const { operation, answer } = await perform(
    owner,
    { kind: "sample.remove", key },
    (number) => [
      ...removable.flatMap((entity) => removeUntouched(owner, number, entity)),
      ...removeRottingDays(owner, number),
    ],
    (number) =>
      owner.db.all<{ kept: number }>(
        sql`select ${sql.join(
          removable.map((entity) => countKept(owner, number, entity)),
          sql` + `,
        )} as kept`,
      ),
  );
  return { operation, kept: answer[0]?.kept ?? 0 };
}

type Removable = (typeof removable)[number];

function removeUntouched(owner: Owner, number: SQL, name: Removable): Step[] {
  const entity = entityTables[name];
  const { id, userId } = entity.columns;
  const uses = pointers
    .filter(({ to }) => to === name)
    .map(({ table, target }) => sql`exists (select 1 from ${table} where ${target} = ${id})`);
  const used = sql.join([sql`false`, ...uses], sql` or `);
  const row = sql`${userId} = ${owner.userId} and ${id} in (${sampleIds(owner, number, name)})
    and not ${changedSince(owner, number, name)} and not (${used})`;
  return deleteRows(owner, number, entity, row);
}

/** Stages that the person hasn't changed since no longer say when deals are stale. */
function removeRottingDays(owner: Owner, number: SQL): Step[] {
  const loaded = sql`select ${changes.entityId} from ${changes} where ${owned(owner, changes)}
    and ${changes.operationId} = ${loadOperation(owner, number)} and ${changes.entity} = 'stage'`;
  const row = sql`${owned(owner, dealStages)} and ${dealStages.id} in (${loaded})
    and not ${changedSince(owner, number, "stage")}`;
  const set = { rottingDays: null };
  return setRows(owner, number, { entity: entityTables.stage, row, set });
}

/** The ids of the records of a kind in the sample data that existed before operation \`number\`. */
function sampleIds(owner: Owner, number: SQL, entity: Removable): SQL {
  return sql`select ${changes.entityId} from ${changes} where ${owned(owner, changes)}
    and ${changes.operationId} = ${loadOperation(owner, number)} and ${changes.entity} = ${entity}
    and ${changes.before} is null`;
}

/**
 * Whether the person has changed a row of the entity's table between the two operations, and not
 * undone it.
 */
function changedSince(owner: Owner, number: SQL, name: Removable | "stage"): SQL {
  return sql`exists (select 1 from ${changes} as later cross join ${operations} as request
      on request.user_id = later.user_id and request.id = later.operation_id
    where later.user_id = ${owner.userId} and later.entity = ${name}
      and later.entity_id = ${entityTables[name].columns.id}
      and later.operation_id > ${loadOperation(owner, number)} and later.operation_id < ${number}
      and request.state = 'done' and request.undoes is null)`;
}

function countKept(owner: Owner, number: SQL, name: Removable): SQL {
  const { table, columns } = entityTables[name];
  const { id, deletedAt } = columns;
  const live = deletedAt ? sql`and ${deletedAt} is null` : sql``;
  const counted =
    name === "company" || name === "tag" || name === "category"
      ? changedSince(owner, number, name)
      : sql`true`;
  return sql`(select count(*) from ${table} where ${id} in (${sampleIds(owner, number, name)})
    and ${counted} ${live})`;
}
