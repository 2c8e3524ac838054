import { type SQL, sql } from "drizzle-orm";
import type { EntityName } from "#domain/change.ts";
import { purgeKinds, type Undoable } from "#domain/deed.ts";
import { type Owner, owned } from "../db/owner.ts";
import { changes, contactsToTags, deals, operations } from "../db/schema.ts";

/*
 * What stands in the way of taking an operation back. The undo itself asks it as guards, for one
 * operation; histories ask it for each entry that they show, and how far they look is bounded.
 */

/** What may be wrong with one change of the operation, a row named `mine`. */
type Obstacle = (owner: Owner, number: SQL | number) => SQL;

/** Changes of an operation that have something wrong with them. */
export function changesWith(owner: Owner, number: SQL | number, ...obstacles: Obstacle[]): SQL {
  const any = sql.join(
    obstacles.map((obstacle) => obstacle(owner, number)),
    sql` or `,
  );
  return sql`select 1 from ${changes} as mine where mine.user_id = ${owner.userId}
    and mine.operation_id = ${number} and (${any})`;
}

/** The operation stands, and is not only the undoing of something that was later than this one too. */
const standsOn = (number: SQL | number) =>
  sql`later.state = 'done' and (later.undoes is null or later.undoes <= ${number})`;

/** The record has been changed since, and what did it stands. */
export const overtaken: Obstacle = (owner, number) =>
  sql`exists (select 1 from ${changes} as theirs
    cross join ${operations} as later on later.user_id = theirs.user_id and later.id = theirs.operation_id
    where theirs.user_id = ${owner.userId} and theirs.entity = mine.entity
      and theirs.entity_id = mine.entity_id and theirs.operation_id > ${number} and ${standsOn(number)})`;

/** The record has been deleted for good, and what the log held of it with it. */
export const erased: Obstacle = () => sql`(mine.before is null and mine.after is null)`;

/** The record was created, and something points to it that the operation did not make point there. */
export const inUse: Obstacle = (owner, number) => {
  const ownToo = (entity: EntityName, id: SQL, pointed: SQL) =>
    sql`exists (select 1 from ${changes} as made where made.user_id = ${owner.userId}
      and made.operation_id = ${number} and made.entity = ${entity} and made.entity_id = ${id}
      and (made.before is null or (${pointed})))`;
  const other = (property: string) => {
    const path = sql.raw(`'$.${property}'`);
    return sql`json_type(made.before, ${path}) is not null and made.before ->> ${path} is not mine.entity_id`;
  };
  const untagged = sql`json_type(made.before, '$.tagIds') is not null
    and not exists (select 1 from json_each(made.before, '$.tagIds') where value = mine.entity_id)`;
  return sql`(mine.before is null and case mine.entity
    when 'contact' then exists (select 1 from ${deals} as use where use.contact_id = mine.entity_id
      and not ${ownToo("deal", sql`use.id`, other("contactId"))})
    when 'stage' then exists (select 1 from ${deals} as use where use.stage_id = mine.entity_id
      and not ${ownToo("deal", sql`use.id`, other("stageId"))})
    when 'tag' then exists (select 1 from ${contactsToTags} as use where use.tag_id = mine.entity_id
      and not ${ownToo("contact", sql`use.contact_id`, untagged)})
    else false end)`;
};

/** How far a history looks before it says "perhaps". */
export interface Reach {
  /** Up to so many records of its own, all of an operation is asked after. */
  own: number;
  /** Of a larger one only what came later is, up to so many changes. */
  later: number;
}

/** For each entry of a list. */
export const listReach: Reach = { own: 20, later: 100 };
/** For one operation by itself. */
export const wholeReach: Reach = { own: 500, later: 1_000 };

/**
 * Whether an operation, a row named `told`, can be taken back. "yes" and "no" are known: nothing, or
 * something, stands on what it changed. "perhaps" is a large operation with more done since than is
 * looked through here. A name that is taken by now is found by the undo alone.
 */
export function undoableOf(owner: Owner, { own, later }: Reach): SQL<Undoable> {
  const number = sql`told.id`;
  const since = sql`(select 1 from ${changes} where ${owned(owner, changes)}
    and ${changes.operationId} > ${number} limit ${later + 1})`;
  const purges = sql.raw(purgeKinds.map((each) => `'${each}'`).join(", "));
  return sql<Undoable>`case when told.state <> 'done' or told.kind in (${purges}) then 'no'
    when told.records <= ${own} then
      case when exists (${changesWith(owner, number, erased, overtaken, inUse)}) then 'no' else 'yes' end
    when (select count(*) from ${since}) > ${later} then 'perhaps'
    when exists (${standingSince(owner, number)})
      or exists (${changesWith(owner, number, erased)}) then 'no'
    else 'yes' end`;
}

/** The same from what was done since: later changes to, or that point to, what the operation touched. */
function standingSince(owner: Owner, number: SQL): SQL {
  const touched = (entity: SQL, id: SQL, condition = sql`true`) =>
    sql`exists (select 1 from ${changes} as mine where mine.user_id = ${owner.userId}
      and mine.operation_id = ${number} and mine.entity = ${entity} and mine.entity_id = ${id} and ${condition})`;
  const created = (entity: EntityName, id: SQL) =>
    touched(sql`${entity}`, sql`cast(${id} as integer)`, sql`mine.before is null`);
  return sql`select 1 from ${changes} as theirs
    cross join ${operations} as later on later.user_id = theirs.user_id and later.id = theirs.operation_id
    where theirs.user_id = ${owner.userId} and theirs.operation_id > ${number} and ${standsOn(number)}
      and (${touched(sql`theirs.entity`, sql`theirs.entity_id`)}
        or ${created("contact", sql`theirs.after ->> '$.contactId'`)}
        or ${created("stage", sql`theirs.after ->> '$.stageId'`)}
        or exists (select 1 from json_each(theirs.after, '$.tagIds') as link
          where ${created("tag", sql`link.value`)}))`;
}
