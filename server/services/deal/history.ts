import { type SQL, sql } from "drizzle-orm";
import type { Statement } from "../../db/client.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, dealStageChanges, deals, operations } from "../../db/schema.ts";

/** Stores the moves between stages that an operation logged. */
export function keepStageChanges(owner: Owner, operation: SQL): Statement {
  return keepLogged(owner, sql`${changes.operationId} = ${operation}`);
}

/**
 * Stores again all moves of the deals that an operation had deleted, whichever operations made
 * them.
 */
export function keepRestoredStageChanges(owner: Owner, operation: number): Statement {
  const deleted = sql`select gone.entity_id from ${changes} as gone where gone.user_id = ${owner.userId}
    and gone.operation_id = ${operation} and gone.entity = 'deal' and gone.after is null`;
  return keepLogged(
    owner,
    sql`${changes.entityId} in (${deleted}) and ${operations.undoes} is null`,
  );
}

function keepLogged(owner: Owner, condition: SQL): Statement {
  const from = sql`${changes.before} ->> '$.stageId'`;
  const to = sql`${changes.after} ->> '$.stageId'`;
  return owner.db.run(
    sql`insert or ignore into ${dealStageChanges} (deal_id, operation_id, from_stage_id, to_stage_id, moved_at)
      select ${changes.entityId}, ${changes.operationId}, ${from}, ${to}, ${operations.createdAt}
      from ${changes} cross join ${operations}
        on ${operations.userId} = ${changes.userId} and ${operations.id} = ${changes.operationId}
      where ${owned(owner, changes)} and ${changes.entity} = 'deal' and ${condition}
        and ${operations.state} = 'done' and ${to} is not null and (${from}) is not (${to})
        and exists (select 1 from ${deals} where ${deals.id} = ${changes.entityId})`,
  );
}

/** Removes the moves of an operation that has been undone. */
export function dropStageChanges(owner: Owner, operation: SQL): Statement {
  return owner.db.run(
    sql`delete from ${dealStageChanges} where ${dealStageChanges.operationId} = ${operation}
      and ${dealStageChanges.dealId} in (select ${changes.entityId} from ${changes}
        where ${owned(owner, changes)} and ${changes.operationId} = ${operation} and ${changes.entity} = 'deal')`,
  );
}
