import { grouped } from "../grouped.ts";

/** A value that tells records apart; null where a row of a file is silent. */
type Mark = string | number | null;

/** What tells records apart that have the same key, each noun's marks in one order. */
export interface RecordMarks {
  /** Whom and what a record is about, and when: a row that says otherwise isn't about it. */
  deciding: readonly Mark[];
  /** What chooses between records that a row may be about. */
  describing: readonly Mark[];
}

/** A record of the workspace with the key of a row, such as its title and due date. */
export interface AlikeRecord extends RecordMarks {
  id: number;
}

/** What a row says of the record that it is about. */
export interface SoughtRecord {
  /** The record whose id the row has. */
  own: number | null;
  /** The records with its key, oldest first. */
  alike: readonly AlikeRecord[];
  marks: RecordMarks;
}

/** How many records are compared with a row, so that a thousand rows with one key take no minute. */
const mostCompared = 200;

/**
 * The records that rows are about, by their ids; null for a new one. A row is about the record whose id it has, or
 * else one of those with its key: first one with the same deciding marks, then one that it agrees with. No
 * record is that of two rows, nor one of those `seen` in earlier slices.
 */
export function matchRecords(
  rows: readonly SoughtRecord[],
  seen: ReadonlySet<number>,
): (number | null)[] {
  const taken = new Set(seen);
  const found: (number | null)[] = rows.map(({ own }) => take(own, taken));
  const exact = new Map<readonly AlikeRecord[], Map<string, AlikeRecord[]>>();
  for (const [at, { alike, marks }] of rows.entries()) {
    if (found[at] !== null) continue;
    const groups = exact.get(alike) ?? grouped(alike, decidingKey);
    exact.set(alike, groups);
    const group = groups.get(decidingKey(marks)) ?? [];
    found[at] = take(best(firstFree(group, taken), marks), taken);
    groups.set(decidingKey(marks), withoutTaken(group, taken));
  }
  for (const [at, { alike, marks }] of rows.entries()) {
    if (found[at] !== null) continue;
    const free = firstFree(alike, taken).filter((record) => agrees(record, marks));
    found[at] = take(best(free, marks), taken);
  }
  return found;
}

function take(id: number | null, taken: Set<number>): number | null {
  if (id === null || taken.has(id)) return null;
  taken.add(id);
  return id;
}

function firstFree(records: readonly AlikeRecord[], taken: ReadonlySet<number>): AlikeRecord[] {
  const free: AlikeRecord[] = [];
  for (const record of records) {
    if (!taken.has(record.id)) free.push(record);
    if (free.length === mostCompared) break;
  }
  return free;
}

/** A group without the records at its beginning that are taken, or itself. */
function withoutTaken(group: AlikeRecord[], taken: ReadonlySet<number>): AlikeRecord[] {
  const first = group.findIndex(({ id }) => !taken.has(id));
  if (first === -1) return [];
  return first > mostCompared ? group.slice(first) : group;
}

function decidingKey({ deciding }: RecordMarks): string {
  return JSON.stringify(deciding);
}

/** Whether no mark differs and one is the same, unless one side has none: each may name another party. */
function agrees({ deciding }: AlikeRecord, marks: RecordMarks): boolean {
  const both = deciding.flatMap((own, at) => {
    const found = marks.deciding[at] ?? null;
    return own !== null && found !== null ? own === found : [];
  });
  const isSilent = [deciding, marks.deciding].some((each) => each.every((mark) => mark === null));
  return !both.includes(false) && (isSilent || both.includes(true));
}

/** The record that says most of what a row says, the oldest of several. */
function best(records: readonly AlikeRecord[], marks: RecordMarks): number | null {
  const equal = (own: readonly Mark[], found: readonly Mark[]) =>
    found.filter((mark, at) => mark !== null && mark === own[at]).length;
  let found: { id: number; likeness: number } | undefined;
  for (const { id, deciding, describing } of records) {
    const likeness = equal(deciding, marks.deciding) * 10 + equal(describing, marks.describing);
    if (!found || likeness > found.likeness) found = { id, likeness };
  }
  return found?.id ?? null;
}
