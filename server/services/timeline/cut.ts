import { type Page, type Position, readCursor, writeCursor } from "../../db/cursor.ts";

/*
 * A timeline merges streams by time: changes from the log, activities, tasks that are done, and files. A
 * page's cursor cuts all of them: what is above a cut is newer.
 */

/** A cut below an entry of the log; null above all of them. */
export type ChangeCut = readonly [number: number, entity: string, id: number] | null;

/** A cut below a row of a keyset, by its sort key and its id; null above all of them. */
export type RowCut = readonly [key: number, id: number] | null;

export interface Cuts {
  change: ChangeCut;
  activity: RowCut;
  task: RowCut;
  file: RowCut;
}

/** Where a page starts, and which way it is read: towards older entries, or newer ones. */
export interface Reach extends Cuts {
  isFirst: boolean;
  backwards: boolean;
}

const keys = ["number?", "string", ...Array<"number?">(7).fill("number?")] as const;

/** Reads a timeline's cursor. Refuses BAD_REQUEST for any other. */
export function reachOf(cursor: string | null | undefined): Reach {
  if (!cursor) {
    const top = { change: null, activity: null, task: null, file: null };
    return { ...top, isFirst: true, backwards: false };
  }
  const position = readCursor(cursor, keys);
  const [number, entity, id, ...rows] = position.keys as [
    number | null,
    string,
    ...(number | null)[],
  ];
  const [timestamp, activityId, dueKey, taskId, addedAt, fileId] = rows;
  return {
    change: number === null || id == null ? null : [number, entity, id],
    activity: rowCut(timestamp, activityId),
    task: rowCut(dueKey, taskId),
    file: rowCut(addedAt, fileId),
    isFirst: false,
    backwards: position.side === "before",
  };
}

function rowCut(key: number | null | undefined, id: number | null | undefined): RowCut {
  return key == null || id == null ? null : [key, id];
}

function cursorAt({ change, ...cuts }: Cuts, side: "after" | "before"): string {
  const [number, entity, id] = change ?? [null, "", null];
  const rows = [cuts.activity, cuts.task, cuts.file].flatMap((cut) => cut ?? [null, null]);
  return writeCursor({ side, keys: [number, entity, id, ...rows] });
}

/**
 * Where a keyset is read from a cut on. The row that it is below is on its newer side; ids of rows
 * with the same key rise or fall towards older ones.
 */
export function positionAt(
  cut: RowCut,
  { backwards }: Reach,
  ids: "rising" | "falling",
): Position | undefined {
  if (!cut) return undefined;
  const [key, id] = cut;
  if (!backwards) return { side: "after", keys: [key, id] };
  return { side: "before", keys: [key, ids === "rising" ? id + 1 : id - 1] };
}

/** An entry of any stream: its time, and the cuts above and below it in its stream. */
export interface Cuttable {
  at: number;
  above: Partial<Cuts>;
  below: Partial<Cuts>;
}

/**
 * A page of `limit` entries from all streams, each read from its cut on with one more entry than
 * that. Each stream keeps its own order.
 */
export function mergedPage<Entry extends Cuttable>(
  streams: readonly Entry[][],
  limit: number,
  { isFirst, backwards, ...reached }: Reach,
): Page<Entry> {
  const read = inTurn(streams, backwards);
  const more = read.length > limit;
  const items = read.slice(0, limit);
  if (backwards) items.reverse();
  const start = backwards
    ? Object.assign({}, reached, ...items.toReversed().map(({ above }) => above))
    : reached;
  const end = backwards ? reached : Object.assign({}, reached, ...items.map(({ below }) => below));
  const hasNext = items.length > 0 && (backwards || more);
  const hasPrevious = items.length > 0 && (backwards ? more : !isFirst);
  return {
    items,
    nextCursor: hasNext ? cursorAt(end, "after") : null,
    prevCursor: hasPrevious ? cursorAt(start, "before") : null,
  };
}

/** The entries of all streams, always the nearest one next. */
function inTurn<Entry extends Cuttable>(streams: readonly Entry[][], backwards: boolean): Entry[] {
  const sign = backwards ? -1 : 1;
  const nearness = ([entry]: Entry[]) => (entry ? sign * entry.at : -Infinity);
  const rest = streams.map((entries) => [...entries]);
  // Of entries at the same time, the first stream's is the newer one.
  if (backwards) rest.reverse();
  const all: Entry[] = [];
  for (;;) {
    const nearest = rest.reduce((best, stream) =>
      nearness(stream) > nearness(best) ? stream : best,
    );
    const entry = nearest.shift();
    if (!entry) return all;
    all.push(entry);
  }
}
