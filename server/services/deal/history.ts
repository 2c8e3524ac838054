import { type SQL, sql } from "drizzle-orm";
import type { Statement } from "../../db/client.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, dealStageChanges, deals, operations } from "../../db/schema.ts";

/** Stores the moves between stages that an operation logged; `deals` are ids, all by default. */
export function keepStageChanges(owner: Owner, operation: SQL, deals?: SQL): Statement {
  const among = deals ? sql`and ${changes.entityId} in (${deals})` : sql``;
  return keepLogged(owner, sql`${changes.operationId} = ${operation} ${among}`);
}

/** Stores again all moves of deals that have been restored, whichever operations made them. */
export function keepRestoredStageChanges(owner: Owner, deals: SQL): Statement {
  return keepLogged(owner, sql`${changes.entityId} in (${deals}) and ${operations.undoes} is null`);
}

/**
 * Stores the moves that the log has. A deal that was already closed when it was added, as in an import, moved
 * on the day that it was closed.
 */
function keepLogged(owner: Owner, condition: SQL): Statement {
  const closedFrom = sql`${changes.after} ->> '$.closedFromStageId'`;
  const closedAt = sql`max(${changes.after} ->> '$.createdAt', ${changes.after} ->> '$.closedDate')`;
  const from = sql`iif(${changes.before} is null, ${closedFrom}, ${changes.before} ->> '$.stageId')`;
  const to = sql`${changes.after} ->> '$.stageId'`;
  const at = sql`coalesce(iif(${changes.before} is null and ${closedFrom} is not null, ${closedAt}, null),
    ${operations.createdAt})`;
  return owner.db.run(
    sql`insert or ignore into ${dealStageChanges} (deal_id, operation_id, from_stage_id, to_stage_id, moved_at)
      select ${changes.entityId}, ${changes.operationId}, ${from}, ${to}, ${at}
      from ${changes} cross join ${operations}
        on ${operations.userId} = ${changes.userId} and ${operations.id} = ${changes.operationId}
      where ${owned(owner, changes)} and ${changes.entity} = 'deal' and ${condition}
        and ${operations.state} in ('done', 'redoing') and ${to} is not null and (${from}) is not (${to})
        and exists (select 1 from ${deals} where ${deals.id} = ${changes.entityId})`,
  );
}

/** Removes the moves of these deals by an operation that has been undone. */
export function dropStageChanges(owner: Owner, operation: SQL, deals: SQL): Statement {
  return owner.db.run(
    sql`delete from ${dealStageChanges} where ${dealStageChanges.operationId} = ${operation}
      and ${dealStageChanges.dealId} in (${deals})`,
  );
}
