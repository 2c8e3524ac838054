import { type SQL, sql } from "drizzle-orm";
import { notEmptyMessage, restoringMessage } from "#domain/archive.ts";
import { Refusal } from "#domain/refusal.ts";
import { batch } from "../../db/client.ts";
import { guard, operationNumber, type Step } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, operations } from "../../db/schema.ts";
import { addedEntities } from "./insert.ts";

/*
 * A workspace takes one restore: it must be empty but for its pipelines, stages and settings, and stay so
 * until the restore has added its first record, as another one would add everything a second time.
 */

function notEmpty(): Refusal {
  return new Refusal("CONFLICT", notEmptyMessage, "file");
}

function restoring(): Refusal {
  return new Refusal("CONFLICT", restoringMessage, "file");
}

/** Finds, as a condition, any record but those that a workspace begins with. */
function hasRecords(owner: Owner): SQL {
  const anything = addedEntities.map(
    ({ table, columns }) =>
      sql`exists (select 1 from ${table} where ${columns.userId} = ${owner.userId})`,
  );
  return sql`(${sql.join(anything, sql` or `)})`;
}

/** Finds, as a condition, a record that an operation has added. */
function hasAdded(owner: Owner, operation: SQL): SQL {
  const kinds = sql.join(
    addedEntities.map(({ name }) => sql`${name}`),
    sql`, `,
  );
  return sql`exists (select 1 from ${changes} where ${owned(owner, changes)}
    and ${changes.operationId} = ${operation} and ${changes.entity} in (${kinds}))`;
}

/** How long another restore may need to begin with its records, in milliseconds. */
const longestBeginning = 10 * 60_000;

/** Finds, as a condition, another restore that has begun and hasn't been undone. */
function isRestoring(owner: Owner, operation: SQL): SQL {
  return sql`exists (select 1 from ${operations} where ${owned(owner, operations)}
    and ${operations.kind} = 'workspace.restore' and ${operations.state} = 'done'
    and ${operations.createdAt} > ${Date.now() - longestBeginning} and ${operations.id} <> ${operation})`;
}

/**
 * Refuses CONFLICT, before anything is stored, what the first part would refuse. A request that comes again
 * with its key is let through: its parts answer as before.
 */
export async function refuseOccupied(owner: Owner, key: string): Promise<void> {
  const number = operationNumber(owner, key);
  const [[found]] = await batch(owner.db, [
    owner.db.all<{ isKnown: number; hasRecords: number; isRestoring: number }>(
      sql`select ${number} is not null as "isKnown", ${hasRecords(owner)} as "hasRecords",
        ${isRestoring(owner, sql`0`)} as "isRestoring"`,
    ),
  ]);
  if (!found || found.isKnown) return;
  if (found.hasRecords) throw notEmpty();
  if (found.isRestoring) throw restoring();
}

/** Refuses the first part unless the workspace is empty and no other restore has begun. */
export function guardBeginning(owner: Owner, operation: SQL): Step[] {
  return [
    guard(owner, "in_use", sql`select 1 where ${hasRecords(owner)}`, notEmpty()),
    guard(owner, "stale", sql`select 1 where ${isRestoring(owner, operation)}`, restoring()),
  ];
}

/** Refuses a further part if the workspace has records, but none of this operation. */
export function guardAlone(owner: Owner, operation: SQL): Step {
  const offence = sql`select 1 where ${hasRecords(owner)} and not ${hasAdded(owner, operation)}`;
  return guard(owner, "in_use", offence, notEmpty());
}
