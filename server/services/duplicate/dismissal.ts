import { type SQL, sql } from "drizzle-orm";
import type { Dismissal } from "#domain/duplicate-input.ts";
import { missing } from "#domain/refusal.ts";
import { entityTables } from "../../db/entities.ts";
import { guard, logCreated, perform, type Step, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, contacts, duplicateDismissals, operations } from "../../db/schema.ts";

/**
 * Stores pairs of contacts as not duplicates, unless they already are, and logs the new pairs.
 * `pairs` is a query of first_id and second_id, the lower id first; all pairs that it finds meet
 * the condition `among` on the table.
 */
export function rememberDismissals(
  owner: Owner,
  operation: SQL,
  { pairs, among }: { pairs: SQL; among: SQL },
): Step[] {
  const known = sql`select 1 from ${duplicateDismissals} as known
    where known.first_id = pair.first_id and known.second_id = pair.second_id`;
  const insert = owner.db.run(
    sql`insert into ${duplicateDismissals} (first_id, second_id, user_id, created_at)
      select pair.first_id, pair.second_id, ${owner.userId}, ${Date.now()}
      from (${pairs}) as pair where not exists (${known})`,
  );
  // Of those that meet the condition, only those without any logged change are new.
  const unlogged = sql`not exists (select 1 from ${changes} as earlier where earlier.user_id = ${owner.userId}
    and earlier.entity = 'dismissal' and earlier.entity_id = ${duplicateDismissals.id})`;
  const made = sql`${among} and +${duplicateDismissals.userId} = ${owner.userId} and ${unlogged}`;
  return [write(insert), logCreated(owner, operation, entityTables.dismissal, made)];
}

/** Sets how many records an operation has changed, if that is known only at the end. */
export function countChanges(owner: Owner, operation: SQL): Step {
  const ofOperation = owned(owner, changes, sql`${changes.operationId} = ${operation}`);
  return write(
    owner.db.run(
      sql`update ${operations} set records = (select count(*) from ${changes} where ${ofOperation})
        where ${owned(owner, operations)} and ${operations.id} = ${operation}`,
    ),
  );
}

/** Marks all pairs of these contacts as not duplicates. Refuses NOT_FOUND for any of them. */
export async function dismissDuplicates(
  owner: Owner,
  { ids, operation: key }: Dismissal,
): Promise<{ operation: string }> {
  const list = JSON.stringify(ids);
  const given = sql`(select value from json_each(${list}))`;
  // With a plus, so that SQLite finds them by id instead of looking through the whole workspace.
  const found = sql`${contacts.id} in ${given} and +${contacts.userId} = ${owner.userId} and +${contacts.deletedAt} is null`;
  const { firstId, secondId } = duplicateDismissals;
  const pairs = sql`select one.value as first_id, other.value as second_id
    from json_each(${list}) as one cross join json_each(${list}) as other where one.value < other.value`;
  const { operation } = await perform(
    owner,
    { kind: "duplicate.dismiss", key },
    (number) => [
      guard(
        owner,
        "missing",
        sql`select 1 where (select count(*) from ${contacts} where ${found}) < ${ids.length}`,
        missing("contact"),
      ),
      ...rememberDismissals(owner, number, {
        pairs,
        among: sql`${firstId} in ${given} and ${secondId} in ${given}`,
      }),
      countChanges(owner, number),
    ],
    () => owner.db.run(sql`select 1`),
  );
  return { operation };
}
