import { type SQL, sql } from "drizzle-orm";
import type { ChangeQuery, LatestQuery } from "#domain/operation/change-input.ts";
import type { EntityName } from "#domain/operation/entity.ts";
import { type HistoryKind, purgeKinds, verbsOf } from "#domain/operation/kinds.ts";
import { batch } from "../../db/client.ts";
import { type Page, type Position, pageOf, readCursor, writeCursor } from "../../db/cursor.ts";
import { type Owner, owned } from "../../db/owner.ts";
import { changes, operations } from "../../db/schema.ts";
import {
  type ChangeRead,
  changeAsJson,
  joinUndone,
  type LoggedOperation,
  type NamedChange,
  namedChangeOf,
  type OperationRow,
  operationColumns,
  operationOf,
} from "./change.ts";
import { listLimits, undoableOf } from "./undoable.ts";

export interface LogEntry extends LoggedOperation {
  /** The first of the records that it changed; null if it deleted them permanently. */
  change: NamedChange | null;
}

export interface LogPage extends Page<LogEntry> {
  /**
   * If a filter finds little, a page stops after a number of operations: the time of the last one,
   * in unix milliseconds. The page's links continue from there.
   */
  lookedTo: number | null;
}

/** How many operations a filtered page looks through. */
const mostLooked = 300;

/**
 * How many operations around a given time may have been numbered in another order than their clocks
 * say.
 */
const slack = 20;

/**
 * The number of the first operation at a given time or later: operations are numbered in order of
 * time.
 */
function firstSince(owner: Owner, moment: number): SQL {
  const at = sql`(select created_at from ${operations} where ${owned(owner, operations)} and id = (low + high) / 2)`;
  return sql`(with recursive seek(low, high) as (
      select 1, coalesce((select max(id) from ${operations} where ${owned(owner, operations)}), 0) + 1
      union all
      select case when ${at} < ${moment} then (low + high) / 2 + 1 else low end,
        case when ${at} < ${moment} then high else (low + high) / 2 end
      from seek where low < high)
    select low from seek where low = high)`;
}

function ofKind(kind: HistoryKind): SQL {
  const { verbs, unless } = verbsOf(kind);
  const verb = sql`substr(op.kind, instr(op.kind, '.') + 1)`;
  const known = sql.raw(verbs.map((each) => `'${each}'`).join(", "));
  return sql`${verb} ${sql.raw(unless ? "not in" : "in")} (${known})`;
}

/** Operations that changed a record of this kind; permanent deletions may have been of any kind. */
function ofEntity(owner: Owner, entity: EntityName): SQL {
  const purges = sql.raw(purgeKinds.map((each) => `'${each}'`).join(", "));
  return sql`(exists (select 1 from ${changes} where ${owned(owner, changes)}
      and ${changes.operationId} = op.id and ${changes.entity} = ${entity})
    or op.kind in (${purges}))`;
}

/**
 * The change that an operation, a row named `op`, is shown with, as JSON: of the requested kind of
 * record, or else of the operation's own noun (or that of what it undid), or else the first one.
 */
function firstChange(lines: "edits" | "none", entity?: EntityName): SQL {
  const first = (condition: SQL) =>
    sql`(select ${changeAsJson({ named: true, lines })}
      from ${changes} as logged where logged.user_id = op.user_id and logged.operation_id = op.id
        and ${condition} order by logged.entity, logged.entity_id limit 1)`;
  if (entity) return first(sql`logged.entity = ${entity}`);
  const kind = sql`case undone.kind when 'change.undo' then (select again.kind from ${operations} as again
    where again.user_id = op.user_id and again.id = undone.undoes) else coalesce(undone.kind, op.kind) end`;
  const noun = sql`(select substr(kind, 1, instr(kind, '.') - 1) from (select ${kind} as kind))`;
  return sql`coalesce(${first(sql`logged.entity = ${noun}`)}, ${first(sql`true`)})`;
}

interface Bounds {
  /** The number of the first operation that may match, and the one after the last. */
  first: number;
  end: number;
  /** The time of the last operation that the page looks through, in unix milliseconds. */
  lookedTo: number | null;
}

function boundsOf(owner: Owner, { since, until }: ChangeQuery): { first: SQL; end: SQL } {
  const all = sql`(select coalesce(max(id), 0) + 1 from ${operations} where ${owned(owner, operations)})`;
  return {
    first: since === undefined ? sql`1` : sql`max(${firstSince(owner, since)} - ${slack}, 1)`,
    end: until === undefined ? all : sql`min(${firstSince(owner, until)} + ${slack}, ${all})`,
  };
}

type LogRow = OperationRow & { change: string | null };

/** The operations of a page and one more, and the range of the log that it looks through. */
function selectLog(
  owner: Owner,
  query: ChangeQuery,
  position: Position | undefined,
  limit: number,
) {
  const { entity, deed, since, until } = query;
  const { first, end } = boundsOf(owner, query);
  const backwards = position?.side === "before";
  const direction = sql.raw(backwards ? "asc" : "desc");
  const [key = 0] = position?.keys ?? [];
  const bounds = sql`bounds(first, "end") as materialized (select ${first}, ${end}),
    range(low, high) as materialized (select ${
      backwards
        ? sql`max(first, ${key} + 1), min("end", ${key} + 1 + ${mostLooked})`
        : sql`max(first, min("end", ${position ? key : sql`"end"`}) - ${mostLooked}), min("end", ${position ? key : sql`"end"`})`
    } from bounds)`;
  const conditions = [
    sql`op.user_id = ${owner.userId}`,
    sql`op.id >= (select low from range) and op.id < (select high from range)`,
    since === undefined ? undefined : sql`op.created_at >= ${since}`,
    until === undefined ? undefined : sql`op.created_at < ${until}`,
    deed && ofKind(deed),
    entity && ofEntity(owner, entity),
  ].filter((each) => each !== undefined);
  const outermost = backwards
    ? sql`id < (select high from range) order by id desc`
    : sql`id >= (select low from range) order by id`;
  return [
    owner.db.all<Bounds & { low: number; high: number }>(
      sql`with ${bounds} select first as "first", "end" as "end", low as "low", high as "high",
          (select created_at from ${operations} where ${owned(owner, operations)} and ${outermost} limit 1) as "lookedTo"
        from bounds, range`,
    ),
    owner.db.all<LogRow>(
      sql`with ${bounds} select ${operationColumns(owner, undoableOf(owner, listLimits))},
          ${firstChange("edits", entity)} as "change"
        from ${operations} as op ${joinUndone}
        where ${sql.join(conditions, sql` and `)} order by op.id ${direction} limit ${limit + 1}`,
    ),
  ] as const;
}

/**
 * An operation with the change that it is shown with, and the fields if it was `edited`; additions
 * and deletions only have a name.
 */
function entryOf({ change: json, ...row }: LogRow, lines: "edits" | "none"): LogEntry {
  const read: ChangeRead | null = json === null ? null : JSON.parse(json);
  const change = read && namedChangeOf(read);
  const edited = lines === "edits" && read?.before && read.after;
  return {
    ...operationOf(row),
    change: change && { ...change, lines: edited ? change.lines : [] },
  };
}

/** The statement that reads the latest operations, for `latestOf`. */
export function selectLatest(owner: Owner, { limit = 5 }: LatestQuery) {
  return owner.db.all<LogRow>(
    sql`select ${operationColumns(owner, undoableOf(owner, listLimits))},
        ${firstChange("none")} as "change"
      from ${operations} as op ${joinUndone}
      where op.user_id = ${owner.userId} order by op.id desc limit ${limit}`,
  );
}

export function latestOf(rows: LogRow[]): LogEntry[] {
  return rows.map((row) => entryOf(row, "none"));
}

/**
 * The latest operations, newest first, each with the record that it is shown with, without its
 * fields.
 */
export async function latestChanges(owner: Owner, query: LatestQuery = {}): Promise<LogEntry[]> {
  const [rows] = await batch(owner.db, [selectLatest(owner, query)]);
  return latestOf(rows);
}

/**
 * The operations of the workspace, newest first, as far as one page looks. Refuses BAD_REQUEST for
 * a malformed cursor.
 */
export async function listChanges(owner: Owner, query: ChangeQuery = {}): Promise<LogPage> {
  const { limit = 50, cursor } = query;
  const position = cursor ? readCursor(cursor, ["number"]) : undefined;
  const [[looked], rows] = await batch(owner.db, selectLog(owner, query, position, limit));
  const page = pageOf(rows, limit, position, ({ number }) => [number]);
  const items = page.items.map((row) => entryOf(row, "edits"));
  const backwards = position?.side === "before";
  const full = rows.length > limit;
  const more = looked && (backwards ? looked.high < looked.end : looked.low > looked.first);
  if (full || !looked) return { ...page, items, lookedTo: null };
  // Past the range that was looked through, on both sides.
  const newer = writeCursor({ side: "before", keys: [looked.high - 1] });
  const older = writeCursor({ side: "after", keys: [looked.low] });
  const [onward, back] = backwards ? [newer, older] : [older, newer];
  const ahead = more ? onward : null;
  const behind = position && items.length === 0 ? back : undefined;
  return {
    items,
    nextCursor: backwards ? (behind ?? page.nextCursor) : ahead,
    prevCursor: backwards ? ahead : (behind ?? page.prevCursor),
    lookedTo: more ? looked.lookedTo : null,
  };
}
