import { eq, type SQL, sql } from "drizzle-orm";
import type { EntityName } from "#domain/operation/entity.ts";
import type { Statement } from "../../db/client.ts";
import {
  type ChildSet,
  type Entity,
  entityTables,
  type LinkSet,
  loggedProperties,
  propertyOf,
  purgeableReferences,
} from "../../db/entities.ts";
import { type Step, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, operations } from "../../db/schema.ts";
import { dropStageChanges, keepRestoredStageChanges, keepStageChanges } from "../deal/history.ts";

/*
 * The inverse of an operation, written from the log in whole sets: rows that it created are deleted,
 * rows that it deleted are inserted, and columns that it set are reset.
 */

/** Some changes of an operation. */
export interface ChangeSet {
  /** The number of the operation. */
  number: number;
  /** Which changes to a kind of record: rows named `logged`. */
  covers: (entity: Entity) => SQL;
}

/** The kinds of change that a set of changes has for a kind of record. */
export interface Effect {
  entity: EntityName;
  creates: number;
  updates: number;
  deletes: number;
  /** Properties that its updates set, comma-separated. */
  properties: string | null;
}

/** The changes of a set to one kind of record, as rows named `logged`. */
function logged(owner: Owner, set: ChangeSet, entity: Entity): SQL {
  return sql`${changes} as logged where ${ofSet(owner, set, entity)}`;
}

/** The ids of the records of one kind that a set has changes to, as a query. */
export function changedIds(owner: Owner, set: ChangeSet, entity: Entity): SQL {
  return sql`select logged.entity_id from ${logged(owner, set, entity)}`;
}

function ofSet(owner: Owner, { number, covers }: ChangeSet, entity: Entity): SQL {
  return sql`logged.user_id = ${owner.userId} and logged.operation_id = ${number}
    and logged.entity = ${entity.name} and ${covers(entity)}`;
}

/** Logs the inverse: before and after swap, and the version keeps counting. */
export function logInverse(owner: Owner, set: ChangeSet, undo: SQL, entity: Entity): Step {
  const { id, version } = entity.columns;
  return write(
    owner.db.run(
      sql`insert into ${changes} (user_id, operation_id, entity, entity_id, before, after)
        select logged.user_id, ${undo}, logged.entity, logged.entity_id,
          ${withoutPurged(sql`json_set(logged.after, '$.version', ${version})`, entity)},
          json_set(logged.before, '$.version', coalesce(${version}, logged.before ->> '$.version') + 1)
        from ${changes} as logged left join ${entity.table} on ${id} = logged.entity_id
        where ${ofSet(owner, set, entity)}`,
    ),
  );
}

/**
 * What an operation left, without references to records that have been permanently deleted since:
 * the foreign keys cleared these without a log entry, and a redo must not restore them.
 */
function withoutPurged(after: SQL, entity: Entity): SQL {
  const current = purgeableReferences(entity).map(
    (property) => sql`${sql.raw(`'$.${property}'`)}, ${propertyOf(entity, property)}`,
  );
  return current.length === 0 ? after : sql`json_replace(${after}, ${sql.join(current, sql`, `)})`;
}

/**
 * The statements that restore what a set of changes deleted or updated, parents before their
 * children.
 */
export function restore(owner: Owner, set: ChangeSet, effects: Effect[]): Statement[] {
  const insertions = effects
    .filter(({ deletes }) => deletes > 0)
    .map(({ entity }) => insertDeleted(owner, set, entityTables[entity]));
  const updates = effects
    .filter(({ updates }) => updates > 0)
    .map(({ entity, properties }) =>
      setBack(owner, set, entityTables[entity], new Set(properties?.split(","))),
    );
  const links = effects.flatMap((effect) => putLinksBack(owner, set, effect));
  return [...insertions, ...updates, ...links];
}

/** The statements that delete what a set of changes created, children before their parents. */
export function removeCreated(owner: Owner, set: ChangeSet, effects: Effect[]): Statement[] {
  return effects
    .filter(({ creates }) => creates > 0)
    .toReversed()
    .map(({ entity }) => deleteCreated(owner, set, entityTables[entity]));
}

function deleteCreated(owner: Owner, set: ChangeSet, entity: Entity): Statement {
  const { id, userId } = entity.columns;
  return owner.db.run(
    sql`delete from ${entity.table} where ${userId} = ${owner.userId} and ${id} in
      (select logged.entity_id from ${logged(owner, set, entity)} and logged.before is null)`,
  );
}

function insertDeleted(owner: Owner, set: ChangeSet, entity: Entity): Statement {
  const properties = loggedProperties(entity).filter((name) => entity.columns[name]);
  const names = properties.map((name) => sql.identifier(entity.columns[name]?.name ?? name));
  const values = properties.map((name) =>
    name === "version"
      ? sql`(logged.before ->> '$.version') + 1`
      : sql`logged.before ->> ${`$.${name}`}`,
  );
  return owner.db.run(
    sql`insert into ${entity.table} (${sql.join(names, sql`, `)})
      select ${sql.join(values, sql`, `)} from ${logged(owner, set, entity)} and logged.after is null`,
  );
}

function setBack(owner: Owner, set: ChangeSet, entity: Entity, properties: Set<string>): Statement {
  const { table, columns } = entity;
  const settings = Object.entries(columns)
    .filter(([property]) => properties.has(property) && property !== "version")
    .map(([property, column]) => {
      const path = `$.${property}`;
      return sql`${sql.identifier(column.name)} = case when json_type(logged.before, ${path}) is null
        then ${column} else logged.before ->> ${path} end`;
    });
  const assignments = [...settings, sql`version = ${columns.version} + 1`];
  return owner.db.run(
    sql`update ${table} set ${sql.join(assignments, sql`, `)} from ${logged(owner, set, entity)}
      and logged.before is not null and logged.after is not null
      and ${columns.id} = logged.entity_id and ${columns.userId} = ${owner.userId}`,
  );
}

/** Restores sets of links and child rows that the operation changed or deleted. */
function putLinksBack(owner: Owner, set: ChangeSet, effect: Effect): Statement[] {
  const entity = entityTables[effect.entity];
  const properties = new Set(effect.properties?.split(","));
  const touched = ([name]: [string, unknown]) => effect.deletes > 0 || properties.has(name);
  const links = Object.entries(entity.links)
    .filter(touched)
    .flatMap(([name, each]) => linksBack(owner, set, { entity, name, links: each }));
  const children = Object.entries(entity.children)
    .filter(touched)
    .flatMap(([name, each]) => childrenBack(owner, set, { entity, name, children: each }));
  return [...links, ...children];
}

function childrenBack(
  owner: Owner,
  set: ChangeSet,
  { entity, name, children }: { entity: Entity; name: string; children: ChildSet },
): Statement[] {
  const path = `$.${name}`;
  const { table, parent, userId, columns } = children;
  const fields = Object.entries(columns);
  const names = fields.map(([, column]) => sql.identifier(column.name));
  const values = fields.map(([field]) => sql`child.value ->> ${`$.${field}`}`);
  return [
    owner.db.run(
      sql`delete from ${table} where ${sql.identifier(parent.name)} in (select logged.entity_id
        from ${logged(owner, set, entity)} and json_type(logged.before, ${path}) is not null)`,
    ),
    owner.db.run(
      sql`insert into ${table} (${sql.identifier(parent.name)}, ${sql.identifier(userId.name)}, ${sql.join(names, sql`, `)})
        select logged.entity_id, ${owner.userId}, ${sql.join(values, sql`, `)}
        from ${changes} as logged, json_each(logged.before, ${path}) as child
        where ${ofSet(owner, set, entity)}`,
    ),
  ];
}

function linksBack(
  owner: Owner,
  set: ChangeSet,
  { entity, name, links }: { entity: Entity; name: string; links: LinkSet },
): Statement[] {
  const path = `$.${name}`;
  const { table, parent, child } = links;
  const [parentName, childName] = [sql.identifier(parent.name), sql.identifier(child.name)];
  const linked = sql`${logged(owner, set, entity)} and json_type(logged.before, ${path}) is not null`;
  const [its, other] = [sql`${table}.${parentName}`, sql`${table}.${childName}`];
  const among = (side: "before" | "after") =>
    sql`exists (select 1 from json_each(logged.${sql.raw(side)}, ${path}) as link where link.value = ${other})`;
  return [
    // Checked for each link: "not in" a list of pairs would go through all of it for each missing
    // one.
    owner.db.run(
      sql`delete from ${table} where ${parentName} in (select logged.entity_id from ${linked})
        and exists (select 1 from ${linked} and logged.entity_id = ${its}
          and ${among("after")} and not ${among("before")})`,
    ),
    owner.db.run(
      sql`insert or ignore into ${table} (${parentName}, ${childName})
        select logged.entity_id, link.value from ${changes} as logged, json_each(logged.before, ${path}) as link
        where ${ofSet(owner, set, entity)}`,
    ),
  ];
}

/**
 * Moves of deals are stored for operations that aren't undone: the one at the root of a chain of
 * undos.
 */
export function stageChangesBack(owner: Owner, set: ChangeSet, effects: Effect[]): Step[] {
  const effect = effects.find(({ entity }) => entity === "deal");
  if (!effect) return [];
  const root = sql`(with recursive chain(id, undoes) as (
      select id, undoes from ${operations} where ${owned(owner, operations, eq(operations.id, set.number))}
      union select ${operations.id}, ${operations.undoes} from ${operations} join chain on ${operations.id} = chain.undoes
        where ${owned(owner, operations)})
    select id from chain where undoes is null)`;
  const moved = changedIds(owner, set, entityTables.deal);
  const statements = [dropStageChanges(owner, root, moved), keepStageChanges(owner, root, moved)];
  if (effect.deletes > 0) {
    statements.push(keepRestoredStageChanges(owner, sql`${moved} and logged.after is null`));
  }
  return statements.map(write);
}
