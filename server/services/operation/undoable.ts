import { type SQL, sql } from "drizzle-orm";
import type { EntityName } from "#domain/operation/entity.ts";
import type { Undoable } from "#domain/operation/history.ts";
import { purgeKinds } from "#domain/operation/kinds.ts";
import { entityTables, type Pointer, pointers } from "../../db/entities.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, companies, dealStages, deals, operations } from "../../db/schema.ts";

/*
 * The obstacles to undoing an operation. The undo itself checks them as guards, for one operation;
 * histories check them for each entry that they show, within limits.
 */

/**
 * A problem with one change of the operation, a row named `mine`. It is expressed by columns only,
 * because a statement can have few parameters.
 */
type Obstacle = SQL;

/** Changes of an operation that have this obstacle. */
export function changesWith(owner: Owner, number: SQL | number, ...obstacles: Obstacle[]): SQL {
  return sql`select 1 from ${changes} as mine where mine.user_id = ${owner.userId}
    and mine.operation_id = ${number} and (${sql.join(obstacles, sql` or `)})`;
}

/**
 * Whether the operation named `later` isn't undone for the record of `theirs`, its change, and
 * isn't just the undo of something that was later too. An undo that is still running may not have
 * come to the record yet, and one that has finished may have left it as it was.
 */
const isInEffect = (number: SQL) =>
  sql`(later.state <> 'undone' or (later.kept > 0 and not exists (select 1 from ${changes} as back
      cross join ${operations} as undo on undo.user_id = back.user_id and undo.id = back.operation_id
      where back.user_id = theirs.user_id and back.entity = theirs.entity and back.entity_id = theirs.entity_id
        and back.operation_id > later.id and undo.undoes = later.id and undo.state = 'done')))
    and (later.undoes is null or later.undoes <= ${number})`;

/** The record has been changed since, by an operation that isn't undone. */
export const overtaken: Obstacle = sql`exists (select 1 from ${changes} as theirs
  cross join ${operations} as later on later.user_id = theirs.user_id and later.id = theirs.operation_id
  where theirs.user_id = mine.user_id and theirs.entity = mine.entity and theirs.entity_id = mine.entity_id
    and theirs.operation_id > mine.operation_id and ${isInEffect(sql`mine.operation_id`)})`;

/** The record has been deleted permanently, and its values erased from the log. */
export const erased: Obstacle = sql`(mine.before is null and mine.after is null)`;

/** What the operation did to another record, if that meets a condition on `own`. */
function ownChange(entity: EntityName, id: SQL, condition: SQL): SQL {
  return sql`exists (select 1 from ${changes} as own where own.user_id = mine.user_id
    and own.operation_id = mine.operation_id and own.entity = ${literal(entity)} and own.entity_id = ${id}
    and ${condition})`;
}

function literal(word: string): SQL {
  return sql.raw(`'${word}'`);
}

function either(conditions: SQL[]): SQL {
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/** The logged value of a reference, as a whole number. */
function pointer(logged: string, property: string): SQL {
  return sql.raw(`cast(${logged} ->> '$.${property}' as integer)`);
}

/** Whether the operation created the referring record, or set its reference. */
function pointedByItself({ from, property, source, isList }: Pointer): SQL {
  const path = literal(`$.${property}`);
  const pointedBefore = isList
    ? sql`exists (select 1 from json_each(own.before, ${path}) where value = mine.entity_id)`
    : sql`${pointer("own.before", property)} is mine.entity_id`;
  return ownChange(
    from,
    sql`use.${sql.identifier(source.name)}`,
    sql`(own.before is null or (json_type(own.before, ${path}) is not null and not ${pointedBefore}))`,
  );
}

function usedBy(pointing: Pointer): SQL {
  const { table, target } = pointing;
  return sql`exists (select 1 from ${table} as use where use.${sql.identifier(target.name)} = mine.entity_id
    and not ${pointedByItself(pointing)})`;
}

/**
 * A company that was created together with contacts is no obstacle: it stays if others have joined
 * it.
 */
const madeAlong = sql`(mine.entity = 'company' and exists (select 1 from ${changes} as own
  where own.user_id = mine.user_id and own.operation_id = mine.operation_id and own.entity = 'contact'))`;

/**
 * The kind of record that has come to refer to the one that the operation created; null for
 * nothing. Deleting the record would also delete that one, or change it without a log entry.
 */
export const usedByKind = sql<EntityName | null>`case
  when mine.before is not null or ${madeAlong} then null
  ${byKind("mine", "to", (pointing) => {
    const uses = pointing.map((each) => sql`when ${usedBy(each)} then ${literal(each.from)}`);
    return sql`case ${sql.join(uses, sql` `)} end`;
  })} end`;

export const inUse: Obstacle = sql`(${usedByKind} is not null)`;

/**
 * WHENs of a CASE: one for each kind of record at that end of a reference, if the change `row` is
 * of that kind.
 */
function byKind(row: string, end: "from" | "to", value: (pointing: Pointer[]) => SQL): SQL {
  const kinds = [...new Set(pointers.map((pointing) => pointing[end]))];
  const whens = kinds.map((kind) => {
    const pointing = pointers.filter((each) => each[end] === kind);
    return sql`when ${sql.raw(row)}.entity = ${literal(kind)} then ${value(pointing)}`;
  });
  return sql.join(whens, sql` `);
}

/**
 * The contact's company has been renamed since, other than by the operation. Different keys prove
 * little by themselves: the log has keys as they were computed then.
 */
export const misnamed: Obstacle = sql`(mine.entity = 'contact' and exists (select 1 from ${companies} as target
  where target.id = ${pointer("mine.before", "companyId")} and target.name_key <> mine.before ->> '$.companyKey'
    and exists (select 1 from ${changes} as renaming indexed by idx_changes_entity where renaming.user_id = mine.user_id
      and renaming.entity = 'company' and renaming.entity_id = target.id
      and renaming.operation_id > mine.operation_id and json_type(renaming.before, '$.nameKey') is not null)
    and not ${ownChange("company", sql`target.id`, sql`true`)}))`;

/** Whether the record doesn't exist. */
type Gone = (id: SQL, entity: EntityName) => SQL;

const gone: Gone = (id, entity) =>
  sql`not exists (select 1 from ${entityTables[entity].table} as target where target.id = ${id})`;

const goneForOthers: Gone = (id, entity) =>
  sql`${gone(id, entity)} and not ${ownChange(entity, id, sql`own.after is null`)}`;

function orphanedBy(isGone: Gone): Obstacle {
  return sql`case ${byKind("mine", "from", (pointing) =>
    either(pointing.map((each) => pointsToNothing(each, isGone))),
  )} else false end`;
}

/** What the record referred to no longer exists, and the operation didn't delete it itself. */
const orphaned = orphanedBy(goneForOthers);

function pointsToNothing({ property, to, isList }: Pointer, isGone: Gone): SQL {
  if (isList) {
    return sql`exists (select 1 from json_each(mine.before, ${literal(`$.${property}`)}) as link
      where ${isGone(sql`link.value`, to)})`;
  }
  const id = pointer("mine.before", property);
  return sql`(${id} is not null and ${isGone(id, to)})`;
}

/**
 * The deal would be closed in an open stage, or not closed in a closed one, because the stage's
 * kind has changed since.
 */
const misclosed: Obstacle = sql`(mine.entity = 'deal' and mine.before is not null
  and exists (select 1 from ${dealStages} as stage
    where stage.id = coalesce(${pointer("mine.before", "stageId")}, ${ofDeal("stage_id")})
      and (stage.kind = 'open') <> ((case when json_type(mine.before, '$.closedDate') is null
        then ${ofDeal("closed_date")} else mine.before ->> '$.closedDate' end) is null)
      and not ${ownChange("stage", sql`stage.id`, sql`true`)}))`;

/** A present column of the deal that was changed. */
function ofDeal(column: "stage_id" | "closed_date"): SQL {
  return sql`(select it.${sql.raw(column)} from ${deals} as it where it.id = mine.entity_id)`;
}

/** Anything at all refers to the record that the operation created. */
const used: Obstacle = sql`(mine.before is null and case ${byKind("mine", "to", (pointing) =>
  either(
    pointing.map(
      ({ table, target }) =>
        sql`exists (select 1 from ${table} as use where use.${sql.identifier(target.name)} = mine.entity_id)`,
    ),
  ),
)} else false end)`;

/** Why a change can't be undone. */
export type Reason = "erased" | "overtaken" | "misnamed" | "inUse" | "orphaned" | "misclosed";

/** The first obstacle to undoing the change named `mine` with its operation; null for none. */
export const obstacleAhead = sql<Reason | null>`case when ${erased} then 'erased'
  when ${overtaken} then 'overtaken' when ${misnamed} then 'misnamed' when ${inUse} then 'inUse'
  when ${orphaned} then 'orphaned' when ${misclosed} then 'misclosed' end`;

/**
 * The same once everything before it in an undo in parts has been undone, or left as it was.
 * "joined" is no obstacle: a company that was created along the way stays if something refers to it.
 */
export const obstacleNow = sql<Reason | "joined" | null>`case when ${erased} then 'erased'
  when ${overtaken} then 'overtaken' when ${misnamed} then 'misnamed'
  when ${used} then case when ${madeAlong} then 'joined' else 'inUse' end
  when ${orphanedBy(gone)} then 'orphaned' when ${misclosed} then 'misclosed' end`;

/** How far a history looks before it says "perhaps". */
export interface CheckLimits {
  /** An operation with up to this many records is checked completely. */
  own: number;
  /** For a larger one, only later changes are checked, up to this many. */
  later: number;
}

/** For each entry of a list. */
export const listLimits: CheckLimits = { own: 20, later: 100 };
/** For one operation by itself. */
export const detailLimits: CheckLimits = { own: 50, later: 400 };

/**
 * Whether an operation, a row named `op`, can be undone. "yes" and "no" are certain: no later
 * change affects it, or one does. "perhaps" is a large operation with more later changes than are
 * checked here. Only the undo itself finds a name that is taken by now.
 */
export function undoableOf(owner: Owner, { own, later }: CheckLimits): SQL<Undoable> {
  const number = sql`op.id`;
  const purges = sql.join(purgeKinds.map(literal), sql`, `);
  const operationsSince = sql`select 1 from ${operations} as past where past.user_id = op.user_id and past.id > ${number}`;
  const touches = sql`select 1 from ${changes} as touch where touch.user_id = op.user_id
    and touch.operation_id > ${number}`;
  const many = (since: SQL) =>
    sql`(select count(*) from (${since} limit ${sql.raw(String(later + 1))})) > ${sql.raw(String(later))}`;
  return sql<Undoable>`case when op.state <> 'done' or op.progress is not null or op.kind in (${purges}) then 'no'
    when op.records <= ${sql.raw(String(own))} then case
      when exists (${changesWith(owner, number, erased, overtaken, inUse, misnamed, orphaned)}) then 'no'
      else 'yes' end
    when ${many(operationsSince)} or ${many(touches)} then 'perhaps'
    when exists (${inEffectSince(onIt)}) then 'no'
    when exists (${operationsSince} and past.kind in (${purges}))
      or exists (${inEffectSince(sql`theirs.after is null`)}) then 'perhaps'
    else 'yes' end`;
}

/** What `op` did to a record, if that meets a condition on `mine`. */
function touched(entity: SQL, id: SQL, condition: SQL): SQL {
  return sql`exists (select 1 from ${changes} as mine where mine.user_id = op.user_id
    and mine.operation_id = op.id and mine.entity = ${entity} and mine.entity_id = ${id} and ${condition})`;
}

const created = (entity: EntityName, id: SQL) =>
  touched(literal(entity), id, sql`mine.before is null`);

/** Later changes that aren't undone and meet a condition on `theirs`. */
function inEffectSince(condition: SQL): SQL {
  return sql`select 1 from ${changes} as theirs
    cross join ${operations} as later on later.user_id = theirs.user_id and later.id = theirs.operation_id
    where theirs.user_id = op.user_id and theirs.operation_id > op.id and ${isInEffect(sql`op.id`)}
      and ${condition}`;
}

/**
 * The same as the obstacles, from the other side: `theirs` changes, or refers to, what `op`
 * touched.
 */
const onIt = sql`(${touched(sql`theirs.entity`, sql`theirs.entity_id`, sql`true`)} or case ${byKind(
  "theirs",
  "from",
  (pointing) => either(pointing.map(pointsToCreated)),
)} else false end)`;

function pointsToCreated({ property, to, isList }: Pointer): SQL {
  if (!isList) return created(to, pointer("theirs.after", property));
  return sql`exists (select 1 from json_each(theirs.after, ${literal(`$.${property}`)}) as link
    where ${created(to, sql`link.value`)})`;
}
