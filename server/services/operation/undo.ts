import { and, eq, type SQL, sql } from "drizzle-orm";
import {
  alreadyUndoneMessage,
  inUseMessage,
  misnamedMessage,
  nameTakenMessage,
  orphanedMessage,
  overtakenMessage,
  purgedParentMessage,
} from "#domain/operation/change.ts";
import { type EntityName, entities } from "#domain/operation/entity.ts";
import { purgedMessage } from "#domain/operation/history.ts";
import { isPurge } from "#domain/operation/kinds.ts";
import { missing, Refusal } from "#domain/refusal.ts";
import { batch, type Statement } from "../../db/client.ts";
import { brokenConstraint, foreignKey } from "../../db/constraint.ts";
import {
  type ChildSet,
  type Entity,
  entityTables,
  type LinkSet,
  loggedProperties,
  propertyOf,
  purgeableReferences,
} from "../../db/entities.ts";
import { guard, perform, type Step, selectOperation, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRead, retryingStale } from "../../db/record.ts";
import { changes, contacts, operations } from "../../db/schema.ts";
import { misclosed } from "../deal/close.ts";
import { dropStageChanges, keepRestoredStageChanges, keepStageChanges } from "../deal/history.ts";
import { keysRefreshedAt, markStaleKeys, refreshUndone, selectStaleKeys } from "../key-refresh.ts";
import { changesWith, erased, inUse, misnamed, overtaken, usedByKind } from "./undoable.ts";

/*
 * An operation is undone by its inverse, written from the log in whole sets: rows that it created
 * are deleted, rows that it deleted are inserted, and columns that it set are reset. The inverse is
 * an operation itself, so that undoing it redoes the first one.
 */

/** The kinds of change that an operation made to a kind of record. */
interface Effect {
  entity: EntityName;
  creates: number;
  updates: number;
  deletes: number;
  /** Properties that its updates set, comma-separated. */
  properties: string | null;
}

/**
 * Undoes an operation. Refuses NOT_FOUND if the workspace doesn't have it, CONFLICT if it has
 * already been undone, if its records have been changed since or deleted permanently, if something
 * else has come to use what it added, or if what it would restore belonged to something that no
 * longer exists. Also returns the kinds of record that it touched.
 */
export function undoOperation(owner: Owner, undo: Undo): Promise<Undone> {
  return retryingStale(() => undoOnce(owner, undo));
}

interface Undo {
  operation: string;
  key?: string | undefined;
}

interface Undone {
  operation: string;
  entities: EntityName[];
}

/**
 * What to restore depends on the log that is read, so the write requires that all of its parts are
 * unchanged.
 */
async function undoOnce(owner: Owner, { operation: key, key: undoKey }: Undo): Promise<Undone> {
  const { number, kind, state, parts, records, hasOldKeys, effects, known } = await readOperation(
    owner,
    key,
    undoKey,
  );
  if (isPurge(kind)) throw new Refusal("CONFLICT", purgedMessage);
  if (state === "undone" && !known) throw new Refusal("CONFLICT", alreadyUndoneMessage);
  const asRead = and(
    owned(owner, operations),
    eq(operations.id, number),
    eq(operations.state, "done"),
    eq(operations.parts, parts),
  );
  const used = new Refusal("CONFLICT", inUseMessage());
  try {
    const { operation, answer: stale } = await perform(
      owner,
      { kind: "change.undo", key: undoKey, undoes: number, records },
      (undo) => [
        guardRead(
          owner,
          sql`select 1 where not exists (select 1 from ${operations} where ${asRead})`,
        ),
        guard(
          owner,
          "missing",
          changesWith(owner, number, erased),
          new Refusal("CONFLICT", purgedParentMessage),
        ),
        guard(
          owner,
          "overtaken",
          changesWith(owner, number, overtaken),
          new Refusal("CONFLICT", overtakenMessage),
        ),
        guard(
          owner,
          "missing_reference",
          changesWith(owner, number, misnamed),
          new Refusal("CONFLICT", misnamedMessage),
        ),
        ...effects.map((effect) => logInverse(owner, number, undo, entityTables[effect.entity])),
        ...inverses(owner, number, effects, used),
        guard(
          owner,
          "overtaken",
          misclosed(owner, number),
          new Refusal("CONFLICT", overtakenMessage),
        ),
        write(flipStates(owner, number)),
        ...stageChanges(owner, number, effects),
        ...(hasOldKeys ? [markStaleKeys(owner, number)] : []),
      ],
      () => selectStaleKeys(owner),
    );
    await refreshUndone(owner, stale);
    return { operation, entities: effects.map(({ entity }) => entity) };
  } catch (error) {
    if (error === used) throw await naming(owner, number, used);
    const broken = brokenConstraint(error);
    if (!broken) throw error;
    throw new Refusal("CONFLICT", broken === foreignKey ? orphanedMessage : nameTakenMessage);
  }
}

/** The refusal that names what has come to use something that the operation added. */
async function naming(owner: Owner, number: number, unnamed: Refusal): Promise<Refusal> {
  const [[use]] = await batch(owner.db, [
    owner.db.all<{ entity: EntityName; by: EntityName }>(
      sql`select mine.entity as "entity", ${usedByKind} as "by" from ${changes} as mine
        where mine.user_id = ${owner.userId} and mine.operation_id = ${number} and ${inUse} limit 1`,
    ),
  ]);
  return use ? new Refusal("CONFLICT", inUseMessage(use)) : unnamed;
}

interface OperationRead {
  number: number;
  kind: string;
  state: "done" | "undone";
  parts: number;
  records: number;
  /** Whether the log may have keys of it from an earlier fold. */
  hasOldKeys: boolean;
  effects: Effect[];
  /** Whether the undo with this key already exists. */
  known: boolean;
}

async function readOperation(
  owner: Owner,
  key: string,
  undoKey: string | undefined,
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
      refreshedAt: keysRefreshedAt.as("refreshed_at"),
    })
    .from(operations)
    .where(ofKey);
  const own = owned(
    owner,
    changes,
    sql`${changes.operationId} = (select ${operations.id} from ${operations} where ${ofKey})`,
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
  const { undoes, createdAt, refreshedAt, ...read } = operation;
  const isNewer = undoes === null && refreshedAt !== null && refreshedAt < createdAt;
  const order = (effect: Effect) => entities.indexOf(effect.entity);
  return {
    ...read,
    hasOldKeys: !isNewer,
    effects: touched.toSorted((a, b) => order(a) - order(b)),
    known: known.length > 0,
  };
}

/** The changes of an operation to one kind of record, as rows named `logged`. */
function logged(owner: Owner, number: number, entity: Entity): SQL {
  return sql`${changes} as logged where logged.user_id = ${owner.userId}
    and logged.operation_id = ${number} and logged.entity = ${entity.name}`;
}

/** Logs the inverse: before and after swap, and the version keeps counting. */
function logInverse(owner: Owner, number: number, undo: SQL, entity: Entity): Step {
  const { id, version } = entity.columns;
  return write(
    owner.db.run(
      sql`insert into ${changes} (user_id, operation_id, entity, entity_id, before, after)
        select logged.user_id, ${undo}, logged.entity, logged.entity_id,
          ${withoutPurged(sql`json_set(logged.after, '$.version', ${version})`, entity)},
          json_set(logged.before, '$.version', coalesce(${version}, logged.before ->> '$.version') + 1)
        from ${changes} as logged left join ${entity.table} on ${id} = logged.entity_id
        where logged.user_id = ${owner.userId} and logged.operation_id = ${number}
          and logged.entity = ${entity.name} ${unlessKept(owner, number, entity)}`,
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

/** A company that was created along the way stays if others have joined it since. */
function unlessKept(owner: Owner, number: number, { name }: Entity): SQL {
  if (name !== "company") return sql``;
  const ownContacts = sql`select mine.entity_id from ${changes} as mine where mine.user_id = ${owner.userId}
    and mine.operation_id = ${number} and mine.entity = 'contact'`;
  return sql`and not (logged.before is null and exists (select 1 from ${contacts}
    where ${contacts.companyId} = logged.entity_id and ${contacts.id} not in (${ownContacts})))`;
}

/**
 * Parents are restored before their children, and deleted after them, once nothing refers to them.
 */
function inverses(owner: Owner, number: number, effects: Effect[], used: Refusal): Step[] {
  const deletions = effects
    .filter(({ creates }) => creates > 0)
    .toReversed()
    .map(({ entity }) => deleteCreated(owner, number, entityTables[entity]));
  const insertions = effects
    .filter(({ deletes }) => deletes > 0)
    .map(({ entity }) => insertDeleted(owner, number, entityTables[entity]));
  const updates = effects
    .filter(({ updates }) => updates > 0)
    .flatMap(({ entity, properties }) =>
      setBack(owner, number, entityTables[entity], new Set(properties?.split(","))),
    );
  const links = effects.flatMap((effect) => putLinksBack(owner, number, effect));
  return [
    ...[...insertions, ...updates, ...links].map(write),
    guard(owner, "in_use", changesWith(owner, number, inUse), used),
    ...deletions.map(write),
  ];
}

function deleteCreated(owner: Owner, number: number, entity: Entity): Statement {
  const { id, userId } = entity.columns;
  return owner.db.run(
    sql`delete from ${entity.table} where ${userId} = ${owner.userId} and ${id} in
      (select logged.entity_id from ${logged(owner, number, entity)} and logged.before is null
        ${unlessKept(owner, number, entity)})`,
  );
}

function insertDeleted(owner: Owner, number: number, entity: Entity): Statement {
  const properties = loggedProperties(entity).filter((name) => entity.columns[name]);
  const names = properties.map((name) => sql.identifier(entity.columns[name]?.name ?? name));
  const values = properties.map((name) =>
    name === "version"
      ? sql`(logged.before ->> '$.version') + 1`
      : sql`logged.before ->> ${`$.${name}`}`,
  );
  return owner.db.run(
    sql`insert into ${entity.table} (${sql.join(names, sql`, `)})
      select ${sql.join(values, sql`, `)} from ${logged(owner, number, entity)} and logged.after is null`,
  );
}

function setBack(
  owner: Owner,
  number: number,
  { name, table, columns }: Entity,
  properties: Set<string>,
): Statement[] {
  const settings = Object.entries(columns)
    .filter(([property]) => properties.has(property) && property !== "version")
    .map(([property, column]) => {
      const path = `$.${property}`;
      return sql`${sql.identifier(column.name)} = case when json_type(logged.before, ${path}) is null
        then ${column} else logged.before ->> ${path} end`;
    });
  const assignments = [...settings, sql`version = ${columns.version} + 1`];
  return [
    owner.db.run(
      sql`update ${table} set ${sql.join(assignments, sql`, `)} from ${changes} as logged
        where logged.user_id = ${owner.userId} and logged.operation_id = ${number}
          and logged.entity = ${name} and logged.before is not null and logged.after is not null
          and ${columns.id} = logged.entity_id and ${columns.userId} = ${owner.userId}`,
    ),
  ];
}

/** Restores sets of links and child rows that the operation changed or deleted. */
function putLinksBack(owner: Owner, number: number, effect: Effect): Statement[] {
  const entity = entityTables[effect.entity];
  const set = new Set(effect.properties?.split(","));
  const touched = ([name]: [string, unknown]) => effect.deletes > 0 || set.has(name);
  const links = Object.entries(entity.links)
    .filter(touched)
    .flatMap(([name, each]) => linksBack(owner, number, { entity, name, links: each }));
  const children = Object.entries(entity.children)
    .filter(touched)
    .flatMap(([name, each]) => childrenBack(owner, number, { entity, name, children: each }));
  return [...links, ...children];
}

function childrenBack(
  owner: Owner,
  number: number,
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
        from ${logged(owner, number, entity)} and json_type(logged.before, ${path}) is not null)`,
    ),
    owner.db.run(
      sql`insert into ${table} (${sql.identifier(parent.name)}, ${sql.identifier(userId.name)}, ${sql.join(names, sql`, `)})
        select logged.entity_id, ${owner.userId}, ${sql.join(values, sql`, `)}
        from ${changes} as logged, json_each(logged.before, ${path}) as child
        where logged.user_id = ${owner.userId} and logged.operation_id = ${number} and logged.entity = ${entity.name}`,
    ),
  ];
}

function linksBack(
  owner: Owner,
  number: number,
  { entity, name, links }: { entity: Entity; name: string; links: LinkSet },
): Statement[] {
  const path = `$.${name}`;
  const { table, parent, child } = links;
  const [parentName, childName] = [sql.identifier(parent.name), sql.identifier(child.name)];
  const linked = sql`${logged(owner, number, entity)} and json_type(logged.before, ${path}) is not null`;
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
        where logged.user_id = ${owner.userId} and logged.operation_id = ${number} and logged.entity = ${entity.name}`,
    ),
  ];
}

/**
 * Marks the operation as undone; if it was an undo itself, the one that it undid is redone, and so
 * on.
 */
function flipStates(owner: Owner, number: number): Statement {
  return owner.db.run(
    sql`with recursive chain(id) as (
        select cast(${number} as integer)
        union select undoes from ${operations} join chain on ${operations.id} = chain.id
          where ${operations.userId} = ${owner.userId} and undoes is not null)
      update ${operations} set state = case state when 'done' then 'undone' else 'done' end
      where ${operations.userId} = ${owner.userId} and id in (select id from chain)`,
  );
}

/**
 * Moves of deals are stored for operations that aren't undone: the one at the root of a chain of
 * undos.
 */
function stageChanges(owner: Owner, number: number, effects: Effect[]): Step[] {
  const effect = effects.find(({ entity }) => entity === "deal");
  if (!effect) return [];
  const root = sql`(with recursive chain(id, undoes) as (
      select id, undoes from ${operations} where ${owned(owner, operations, eq(operations.id, number))}
      union select ${operations.id}, ${operations.undoes} from ${operations} join chain on ${operations.id} = chain.undoes
        where ${owned(owner, operations)})
    select id from chain where undoes is null)`;
  const statements = [dropStageChanges(owner, root), keepStageChanges(owner, root)];
  if (effect.deletes > 0) statements.push(keepRestoredStageChanges(owner, number));
  return statements.map(write);
}
