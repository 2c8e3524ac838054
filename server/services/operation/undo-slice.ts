import { type SQL, sql } from "drizzle-orm";
import type { EntityName } from "#domain/operation/entity.ts";
import { batch } from "../../db/client.ts";
import type { Step } from "../../db/log.ts";
import type { Owner } from "../../db/owner.ts";
import { guardRead } from "../../db/record.ts";
import { changes } from "../../db/schema.ts";
import type { ChangeSet, Effect } from "./inverse.ts";
import { obstacleNow } from "./undoable.ts";

/*
 * An undo in parts goes through the changes of its operation twice: first it restores what was
 * deleted or updated, parents before their children, then it removes what was created, children
 * before their parents. Each slice has changes to one kind of record, in the order of their ids.
 */

/** How far an undo in parts has come. */
export interface Position {
  removing: boolean;
  /** The kind of record that it is at, and the last id that it has visited. */
  entity: EntityName;
  after: number;
  /** The kinds of record that the operation created, as far as it has seen. */
  created: EntityName[];
}

/** Some changes to undo together. */
export interface Slice {
  position: Position;
  /** The last id of the slice. */
  upto: number;
  effect: Effect;
  /** The ids of the records that it undoes. */
  ids: number[];
  /** The ids of records that stay as they are: all of them, and those that count as changed since. */
  kept: { all: number[]; changed: number[] };
  /** Where to continue; undefined at the end. */
  next: Position | undefined;
}

/** `wanted` is the most changes of a slice, `looked` the most among which it looks for them. */
interface SliceSize {
  wanted: number;
  looked: number;
}

interface Row {
  id: number;
  deletes: number;
  properties: string | null;
  obstacle: string | null;
}

/** Reads the next changes to undo; a slice may be empty. `kinds` are all that the operation has. */
export async function readSlice(
  owner: Owner,
  number: number,
  { position, kinds }: { position: Position; kinds: EntityName[] },
  { wanted, looked }: SliceSize,
): Promise<Slice> {
  const { removing, entity, after } = position;
  const beyond = changesBeyond(owner, number, entity, after);
  const end = windowEnd(beyond, looked);
  const within = sql`${beyond} and mine.entity_id <= coalesce(${end}, ${lastId})`;
  const [[range], rows] = await batch(owner.db, [
    owner.db.all<{ end: number | null; creates: number }>(
      sql`select ${end} as "end", exists (select 1 from ${within} and mine.before is null) as "creates"`,
    ),
    owner.db.all<Row>(
      sql`select mine.entity_id as "id", mine.after is null as "deletes",
          case when mine.after is not null then (select group_concat(key) from json_each(mine.before)) end as "properties",
          ${obstacleNow} as "obstacle"
        from ${within} and ${side("mine", removing)} order by mine.entity_id limit ${wanted}`,
    ),
  ]);
  const last = rows.at(-1)?.id ?? after;
  const isFull = rows.length === wanted;
  const created =
    range?.creates && !removing ? [...new Set([...position.created, entity])] : position.created;
  const upto = isFull ? last : (range?.end ?? last);
  const hasMore = isFull || range?.end != null;
  const here = { ...position, created };
  const kept = rows.filter(({ obstacle }) => obstacle !== null);
  const undone = rows.filter(({ obstacle }) => obstacle === null);
  const deletes = undone.filter((row) => row.deletes && !removing).length;
  return {
    position,
    upto,
    effect: {
      entity,
      creates: removing ? undone.length : 0,
      updates: removing ? 0 : undone.length - deletes,
      deletes,
      properties: [...new Set(undone.flatMap(({ properties }) => properties ?? []))].join(","),
    },
    ids: undone.map(({ id }) => id),
    kept: {
      all: kept.map(({ id }) => id),
      changed: kept.filter(({ obstacle }) => obstacle !== "joined").map(({ id }) => id),
    },
    next: hasMore ? { ...here, after: upto } : nextKind(here, kinds),
  };
}

/** The changes of an operation to one kind of record after an id, as rows named `mine`. */
export function changesBeyond(
  owner: Owner,
  number: number,
  entity: EntityName,
  after: number,
): SQL {
  return sql`${changes} as mine where mine.user_id = ${owner.userId} and mine.operation_id = ${number}
    and mine.entity = ${entity} and mine.entity_id > ${after}`;
}

/** No record has a higher id. */
export const lastId = Number.MAX_SAFE_INTEGER;

/** The last id of the first `looked` changes, or null if there are fewer. */
export function windowEnd(beyond: SQL, looked: number): SQL {
  return sql`(select mine.entity_id from ${beyond} order by mine.entity_id limit 1 offset ${looked - 1})`;
}

function side(row: "mine" | "logged", removing: boolean): SQL {
  return sql.raw(`${row}.before is ${removing ? "" : "not "}null`);
}

/** The first position in the next kind of record; undefined after the last one. */
function nextKind(
  { removing, entity, created }: Position,
  kinds: EntityName[],
): Position | undefined {
  const removed = kinds.filter((kind) => created.includes(kind)).toReversed();
  const restored = removing ? undefined : kinds[kinds.indexOf(entity) + 1];
  const next = restored ?? removed[removing ? removed.indexOf(entity) + 1 : 0];
  return next && { removing: removing || !restored, entity: next, after: 0, created };
}

/** The same slice with all of its records staying as they are. */
export function keepingAll(slice: Slice): Slice {
  const { ids, kept } = slice;
  const effect = { ...slice.effect, creates: 0, updates: 0, deletes: 0 };
  const all = [...kept.all, ...ids];
  return { ...slice, effect, ids: [], kept: { all, changed: [...kept.changed, ...ids] } };
}

/** The changes of a slice, without those that are kept. */
export function changesOf(number: number, { position, upto, kept }: Slice): ChangeSet {
  const { removing, after } = position;
  const but =
    kept.all.length > 0
      ? sql`and logged.entity_id not in (select value from json_each(${JSON.stringify(kept.all)}))`
      : sql``;
  const condition = sql`logged.entity_id > ${after} and logged.entity_id <= ${upto}
    and ${side("logged", removing)} ${but}`;
  return { number, covers: () => condition };
}

/** Refuses as stale if a change of the slice that isn't kept can't be undone any more. */
export function guardSlice(owner: Owner, number: number, { position, upto, kept }: Slice): Step {
  const { removing, entity, after } = position;
  const all = JSON.stringify(kept.all);
  return guardRead(
    owner,
    sql`select 1 from ${changesBeyond(owner, number, entity, after)} and mine.entity_id <= ${upto}
      and ${side("mine", removing)} and mine.entity_id not in (select value from json_each(${all}))
      and ${obstacleNow} is not null`,
  );
}
