import { type Page, readCursor, writeCursor } from "../../db/cursor.ts";

/*
 * A timeline merges two streams by time: changes from the log, and activities. A page's cursor cuts
 * both: what is above a cut is newer.
 */

/** A cut below an entry of the log; null above all of them. */
export type ChangeCut = readonly [number: number, entity: string, id: number] | null;

/** A cut below an activity; null above all of them. */
export type ActivityCut = readonly [timestamp: number, id: number] | null;

export interface Cuts {
  change: ChangeCut;
  activity: ActivityCut;
}

/** Where a page starts, and which way it is read: towards older entries, or newer ones. */
export interface Reach extends Cuts {
  isFirst: boolean;
  backwards: boolean;
}

const keys = ["number?", "string", "number?", "number?", "number?"] as const;

/** Reads a timeline's cursor. Refuses BAD_REQUEST for any other. */
export function reachOf(cursor: string | null | undefined): Reach {
  if (!cursor) return { change: null, activity: null, isFirst: true, backwards: false };
  const position = readCursor(cursor, keys);
  const [number, entity, id, timestamp, activity] = position.keys as [
    number | null,
    string,
    number | null,
    number | null,
    number | null,
  ];
  return {
    change: number === null || id === null ? null : [number, entity, id],
    activity: timestamp === null || activity === null ? null : [timestamp, activity],
    isFirst: false,
    backwards: position.side === "before",
  };
}

function cursorAt({ change, activity }: Cuts, side: "after" | "before"): string {
  const [number, entity, id] = change ?? [null, "", null];
  const [timestamp, activityId] = activity ?? [null, null];
  return writeCursor({ side, keys: [number, entity, id, timestamp, activityId] });
}

/** An entry of either stream: its time, and the cuts above and below it in its stream. */
export interface Cuttable {
  at: number;
  above: Partial<Cuts>;
  below: Partial<Cuts>;
}

/**
 * A page of `limit` entries from both streams, each read from its cut on with one more entry than
 * that. Each stream keeps its own order.
 */
export function mergedPage<Entry extends Cuttable>(
  streams: readonly [Entry[], Entry[]],
  limit: number,
  { isFirst, backwards, change, activity }: Reach,
): Page<Entry> {
  const read = inTurn(streams, backwards);
  const more = read.length > limit;
  const items = read.slice(0, limit);
  if (backwards) items.reverse();
  const reached: Cuts = { change, activity };
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

/** The entries of both streams, always the nearer one next. */
function inTurn<Entry extends Cuttable>(
  [changes, activities]: readonly [Entry[], Entry[]],
  backwards: boolean,
): Entry[] {
  const all: Entry[] = [];
  let [change, activity] = [0, 0];
  for (;;) {
    const [one, other] = [changes[change], activities[activity]];
    if (!one && !other) return all;
    const isOne = one && (!other || (backwards ? one.at < other.at : one.at >= other.at));
    if (isOne) {
      all.push(one);
      change += 1;
    } else if (other) {
      all.push(other);
      activity += 1;
    }
  }
}
