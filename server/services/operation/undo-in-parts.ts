import { type SQL, sql } from "drizzle-orm";
import {
  inUseMessage,
  misnamedMessage,
  nameTakenMessage,
  orphanedMessage,
  overtakenMessage,
  purgedParentMessage,
} from "#domain/operation/change.ts";
import { type EntityName, entities } from "#domain/operation/entity.ts";
import { contended, Refusal } from "#domain/refusal.ts";
import { batch, type Statement } from "../../db/client.ts";
import { brokenConstraint, foreignKey } from "../../db/constraint.ts";
import { entityTables } from "../../db/entities.ts";
import { perform, type Step, TagLimitRefusal, write } from "../../db/log.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { guardRead } from "../../db/record.ts";
import { changes, operations } from "../../db/schema.ts";
import { markStaleKeys, refreshUndone, selectStaleKeys } from "../key-refresh.ts";
import { changeAsJson, namedChangeOf } from "./change.ts";
import { logInverse, removeCreated, restore, stageChangesBack } from "./inverse.ts";
import { flipStates } from "./operation-state.ts";
import type { OperationRead, Undone } from "./undo-request.ts";
import {
  changesBeyond,
  changesOf,
  guardSlice,
  keepingAll,
  lastId,
  type Position,
  readSlice,
  type Slice,
  windowEnd,
} from "./undo-slice.ts";
import { obstacleAhead, type Reason, usedByKind } from "./undoable.ts";

/*
 * An operation on many records is undone in parts, each a batch of its own, because D1 stops a
 * statement after 30 seconds. The undo is one operation with a position in the log of the first one;
 * while there is a position, the operation is "undoing", and no other undo of it can begin. What
 * can't be undone is looked for before the first write, which refuses the undo as a whole. A record
 * that changes after that stays as it is.
 */

export interface UndoLimits {
  /** An operation on more records than this is undone in parts. */
  above: number;
  /** The most changes of one part. */
  atOnce: number;
  /** The most changes that one statement looks through. */
  looked: number;
  /** The most parts of one call. */
  parts: number;
}

/**
 * D1 restores some 7,000 records a second, so the longest statement takes up to 0.8 seconds for an
 * undo at once and 0.2 seconds for a part.
 */
export const undoLimits: UndoLimits = { above: 6_000, atOnce: 1_000, looked: 10_000, parts: 10 };

/** The undo of an operation, as the log has it. */
interface Running {
  key: string;
  /** How many parts have been written. */
  parts: number;
  /** How many of the operation's records have been undone, and how many stay as they are. */
  records: number;
  kept: number;
  /** The names of the first records that stay. */
  names: string[];
  /** Where it continues; undefined if the end is all that is left. */
  position: Position | undefined;
  isComplete: boolean;
}

/** What an undo that isn't complete stores with itself. */
type Progress = Pick<Running, "position" | "names">;

const mostNamed = 3;

interface Undoing {
  owner: Owner;
  undone: OperationRead;
  /** The kinds of record that the operation changed, parents before their children. */
  kinds: EntityName[];
  limits: UndoLimits;
}

/**
 * Undoes the next parts of an operation. Begins with the first one unless it is being undone
 * already; refuses CONFLICT before that if one of its changes can't be undone.
 */
export async function undoInParts(
  owner: Owner,
  undone: OperationRead,
  key: string = crypto.randomUUID(),
  limits: UndoLimits,
): Promise<Undone> {
  const { kinds, begun, isLatest } = await readRunning(owner, undone.number, key);
  const undoing: Undoing = { owner, undone, kinds, limits };
  if (!begun && !isLatest) await refuseObstacles(undoing);
  let run = begun ?? beginning(key, kinds);
  for (let left = limits.parts; !run.isComplete && left > 0; left -= 1) {
    run = await undoNext(undoing, run);
  }
  if (undone.hasOldKeys) await refreshStaleKeys(owner);
  return {
    operation: run.key,
    entities: kinds,
    done: run.isComplete,
    records: run.records,
    total: undone.records,
    kept: { count: run.kept, names: run.names },
  };
}

function beginning(key: string, [entity]: EntityName[]): Running {
  const position = entity && { removing: false, entity, after: 0, created: [] };
  return { key, parts: 0, records: 0, kept: 0, names: [], position, isComplete: false };
}

interface RunRow extends Pick<Running, "key" | "parts" | "records" | "kept"> {
  progress: string | null;
}

/** `names` are those of a complete undo, which doesn't store them. */
function runningOf({ progress, ...row }: RunRow, names: string[] = []): Running {
  const stored: Progress =
    progress === null ? { names, position: undefined } : JSON.parse(progress);
  return { ...row, ...stored, isComplete: progress === null };
}

/** The statement that reads an undo, a row named `undo`. */
function selectRunning(owner: Owner, condition: SQL) {
  return owner.db.all<RunRow>(
    sql`select undo.key as "key", undo.parts as "parts", undo.records as "records", undone.kept as "kept",
        undo.progress as "progress"
      from ${operations} as undo
      join ${operations} as undone on undone.user_id = undo.user_id and undone.id = undo.undoes
      where undo.user_id = ${owner.userId} and ${condition}`,
  );
}

/** Reads the undo of an operation that is running, or else the one with this key. */
async function readRunning(owner: Owner, number: number, key: string) {
  const [[running], [known], kinds, [newer]] = await batch(owner.db, [
    selectRunning(owner, sql`undo.undoes = ${number} and undo.progress is not null`),
    selectRunning(owner, sql`undo.undoes = ${number} and undo.key = ${key}`),
    owner.db.all<{ kind: EntityName }>(
      sql`select kind.value as "kind" from json_each(${JSON.stringify(entities)}) as kind
        where exists (select 1 from ${changes} where ${owned(owner, changes)}
          and ${changes.operationId} = ${number} and ${changes.entity} = kind.value)
        order by kind.key`,
    ),
    owner.db
      .select({ id: operations.id })
      .from(operations)
      .where(owned(owner, operations, sql`${operations.id} > ${number}`))
      .limit(1),
  ]);
  const begun = running ?? known;
  return {
    kinds: kinds.map(({ kind }) => kind),
    begun: begun && runningOf(begun),
    isLatest: newer === undefined,
  };
}

/** Refuses the undo if one of the changes has an obstacle. */
async function refuseObstacles({ owner, undone, kinds, limits }: Undoing): Promise<void> {
  for (const entity of kinds) {
    let after: number | null = 0;
    while (after !== null) {
      const beyond = changesBeyond(owner, undone.number, entity, after);
      const { obstacle, by, end } = await lookAhead(owner, beyond, limits.looked);
      if (obstacle) throw refusalOf(obstacle, entity, by);
      after = end;
    }
  }
}

interface Ahead {
  obstacle: Reason | null;
  /** The kind of record that uses the one with the obstacle, if it does. */
  by: EntityName | null;
  /** The last id that was looked at, if there are more. */
  end: number | null;
}

/** Looks for the first obstacle among the next changes. */
async function lookAhead(owner: Owner, beyond: SQL, looked: number): Promise<Ahead> {
  const [[ahead]] = await batch(owner.db, [
    owner.db.all<Ahead>(
      sql`with reach as materialized (select ${windowEnd(beyond, looked)} as upto)
        select first.obstacle as "obstacle", first.used_by as "by", reach.upto as "end"
        from reach left join (select ${obstacleAhead} as obstacle, ${usedByKind} as used_by
          from ${beyond} and mine.entity_id <= coalesce((select upto from reach), ${lastId})
            and obstacle is not null limit 1) as first on true`,
    ),
  ]);
  return ahead ?? { obstacle: null, by: null, end: null };
}

function refusalOf(reason: Reason, entity: EntityName, by: EntityName | null): Refusal {
  const messages: Record<Reason, string> = {
    erased: purgedParentMessage,
    overtaken: overtakenMessage,
    misnamed: misnamedMessage,
    inUse: inUseMessage(by ? { entity, by } : undefined),
    orphaned: orphanedMessage,
    misclosed: overtakenMessage,
  };
  return new Refusal("CONFLICT", messages[reason]);
}

/** Writes the next part. */
async function undoNext(undoing: Undoing, run: Running): Promise<Running> {
  const { owner, undone, kinds, limits } = undoing;
  const { looked } = limits;
  let { position } = run;
  while (position) {
    const at = { position, kinds };
    const slice = await readSlice(owner, undone.number, at, { wanted: limits.atOnce, looked });
    if (slice.ids.length > 0 || slice.kept.changed.length > 0) {
      return writeSplitting(undoing, run, slice);
    }
    position = slice.next;
  }
  return writePart(undoing, run, { names: run.names, position: undefined });
}

/**
 * Writes a slice; one that the database refuses is halved until the record at fault is alone, which
 * then stays as it is. The first part refuses the undo instead: nothing has been written yet.
 */
async function writeSplitting(undoing: Undoing, run: Running, slice: Slice): Promise<Running> {
  try {
    return await writeSlice(undoing, run, slice);
  } catch (error) {
    const broken = brokenConstraint(error);
    if (broken === "operations.user_id, operations.undoes") throw contended();
    if (broken === undefined && !(error instanceof TagLimitRefusal)) throw error;
    if (run.parts === 0) throw broken ? refusedBy(broken) : error;
    const { owner, undone, kinds, limits } = undoing;
    if (slice.ids.length === 1) return writeSlice(undoing, run, keepingAll(slice));
    const half = await readSlice(
      owner,
      undone.number,
      { position: slice.position, kinds },
      { wanted: Math.ceil((slice.ids.length + slice.kept.all.length) / 2), looked: limits.looked },
    );
    return writeSplitting(undoing, run, half);
  }
}

function refusedBy(broken: string): Refusal {
  return new Refusal("CONFLICT", broken === foreignKey ? orphanedMessage : nameTakenMessage);
}

async function writeSlice(undoing: Undoing, run: Running, slice: Slice): Promise<Running> {
  const { owner, undone } = undoing;
  const { names } = run;
  const unnamed = slice.kept.changed.slice(0, mostNamed - names.length);
  const named =
    unnamed.length > 0 ? await namesOf(owner, undone.number, slice.effect.entity, unnamed) : [];
  return writePart(undoing, run, { position: slice.next, names: [...names, ...named] }, slice);
}

async function namesOf(
  owner: Owner,
  number: number,
  entity: EntityName,
  ids: number[],
): Promise<string[]> {
  const [rows] = await batch(owner.db, [
    owner.db.all<{ change: string }>(
      sql`select ${changeAsJson({ named: true, lines: "none" })} as "change" from ${changes} as logged
        where logged.user_id = ${owner.userId} and logged.operation_id = ${number} and logged.entity = ${entity}
          and logged.entity_id in (select value from json_each(${JSON.stringify(ids)}))`,
    ),
  ]);
  return rows.flatMap(({ change }) => namedChangeOf(JSON.parse(change)).label ?? []);
}

/** Writes a part: a slice, or the end alone. Without a position to continue at, it is the last. */
async function writePart(
  undoing: Undoing,
  run: Running,
  progress: Progress,
  slice?: Slice,
): Promise<Running> {
  const { owner, undone, kinds } = undoing;
  const { number } = undone;
  // The last kind is what the operation is about: others were created along the way.
  const records = slice && slice.effect.entity === kinds.at(-1) ? slice.ids.length : 0;
  const { answer } = await perform(
    owner,
    { kind: "change.undo", key: run.key, undoes: number, part: run.parts, records },
    (undo) => [
      guardRead(owner, sql`select 1 where not exists (${asExpected(undoing, run)})`),
      ...(slice ? [guardSlice(owner, number, slice)] : []),
      ...(run.parts === 0 ? [write(flipStates(owner, number, "start"))] : []),
      ...(slice ? undoSlice(undoing, undo, slice) : []),
      write(countKept(owner, number, run.kept + (slice?.kept.changed.length ?? 0))),
      ...(progress.position ? [write(saveProgress(owner, undo, progress))] : finish(undoing, undo)),
    ],
    (undo) => selectRunning(owner, sql`undo.id = ${undo}`),
  );
  const [now] = answer;
  if (!now) throw contended();
  return runningOf(now, progress.names);
}

/** Finds the operation if it is still as the next part expects it. */
function asExpected({ owner, undone }: Undoing, { parts }: Running): SQL {
  const state =
    parts === 0 ? sql`state = 'done' and parts = ${undone.parts}` : sql`state = 'undoing'`;
  return sql`select 1 from ${operations} where ${owned(owner, operations)} and id = ${undone.number} and ${state}`;
}

function undoSlice({ owner, undone }: Undoing, undo: SQL, slice: Slice): Step[] {
  if (slice.ids.length === 0) return [];
  const { number, hasOldKeys } = undone;
  const { effect, position, upto } = slice;
  const set = changesOf(number, slice);
  const effects = [effect];
  const visited = sql`entity = ${effect.entity} and entity_id > ${position.after} and entity_id <= ${upto}`;
  return [
    logInverse(owner, set, undo, entityTables[effect.entity]),
    ...restore(owner, set, effects).map(write),
    ...removeCreated(owner, set, effects).map(write),
    ...stageChangesBack(owner, set, effects),
    ...(hasOldKeys ? [markStaleKeys(owner, number, visited)] : []),
  ];
}

function countKept(owner: Owner, number: number, kept: number): Statement {
  return owner.db
    .update(operations)
    .set({ kept })
    .where(
      owned(owner, operations, sql`${operations.id} = ${number} and ${operations.kept} <> ${kept}`),
    );
}

function saveProgress(owner: Owner, undo: SQL, progress: Progress): Statement {
  return owner.db
    .update(operations)
    .set({ progress: JSON.stringify(progress) })
    .where(owned(owner, operations, sql`${operations.id} = ${undo}`));
}

/** The undo is about all records of the operation but those that stay as they are. */
function finish({ owner, undone }: Undoing, undo: SQL): Step[] {
  const { number, records } = undone;
  const kept = sql`(select undone.kept from ${operations} as undone
    where undone.user_id = ${owner.userId} and undone.id = ${number})`;
  return [
    write(
      owner.db.run(
        sql`update ${operations} set progress = null, records = max(${records} - ${kept}, 0)
          where ${owned(owner, operations, sql`${operations.id} = ${undo}`)}`,
      ),
    ),
    write(flipStates(owner, number, "finish")),
  ];
}

async function refreshStaleKeys(owner: Owner): Promise<void> {
  const [stale] = await batch(owner.db, [selectStaleKeys(owner)]);
  await refreshUndone(owner, stale);
}
