import { type SQL, sql } from "drizzle-orm";
import { foldVersion } from "#domain/fold.ts";
import { batch, type Database, type Statement } from "../db/client.ts";
import { brokenConstraint } from "../db/constraint.ts";
import { type Step, write } from "../db/log.ts";
import { type Owner, owned } from "../db/owner.ts";
import { changes, guards, keyFolds, operations, staleKeys } from "../db/schema.ts";
import { type KeyedKind, keyedKinds, type SeenRow } from "./key-rows.ts";

/*
 * Names are found and compared by keys that are computed from them. When the fold changes, the keys
 * of stored rows are recomputed slice by slice, over all workspaces. Each slice is one batch that
 * also stores its progress, so that a run may stop anywhere and the next one continues.
 */

/** Rows of one slice. */
const rowsAtOnce = 500;

interface Slice {
  kind: KeyedKind;
  /** The rows to visit. */
  rows: SQL;
  /** The statement that marks them as visited. */
  done: (seen: SeenRow[]) => Statement;
}

/**
 * Brings the keys of stored rows up to date with the fold, in up to `slices` slices of `most` rows
 * each. Returns whether none is left.
 */
export async function refreshKeys(
  db: Database,
  slices: number,
  most: number = rowsAtOnce,
): Promise<boolean> {
  let left = slices;
  let slice = await nextSlice(db, most);
  while (slice && left > 0) {
    const visited = await refreshSlice(db, slice, most);
    if (visited > 0) left -= 1;
    slice = await nextSlice(db, most);
  }
  return !slice;
}

/** Rows that an undo has restored come first, because somebody is looking at them. */
async function nextSlice(db: Database, most: number): Promise<Slice | undefined> {
  const [stale, reached] = await batch(db, [
    db.select().from(staleKeys).limit(most),
    db.select().from(keyFolds),
  ]);
  return staleSlice(db, stale) ?? walkingSlice(db, reached, most);
}

function staleSlice(db: Database, stale: (typeof staleKeys.$inferSelect)[]): Slice | undefined {
  const kind = keyedKinds.find(({ entity }) => entity === stale[0]?.entity);
  if (!kind) return undefined;
  const ids = stale
    .filter(({ entity }) => entity === kind.entity)
    .map(({ userId, entityId }) => [userId, entityId]);
  const json = JSON.stringify(ids);
  return {
    kind,
    rows: sql`${kind.table.id} in (select value ->> 1 from json_each(${json}))`,
    done: () =>
      db.run(
        sql`delete from ${staleKeys} where entity = ${kind.entity}
          and (user_id, entity_id) in (select value ->> 0, value ->> 1 from json_each(${json}))`,
      ),
  };
}

/**
 * The next rows of the first unfinished kind. Two runs at once repeat work, but don't undo each
 * other's.
 */
function walkingSlice(
  db: Database,
  reached: (typeof keyFolds.$inferSelect)[],
  most: number,
): Slice | undefined {
  const stateOf = ({ entity }: KeyedKind) => reached.find((each) => each.entity === entity);
  const kind = keyedKinds.find((each) => {
    const state = stateOf(each);
    return !state || state.fold < foldVersion || state.finishedAt === null;
  });
  if (!kind) return undefined;
  const state = stateOf(kind);
  const after = state?.fold === foldVersion ? state.upto : 0;
  return {
    kind,
    rows: sql`${kind.table.id} > ${after}`,
    done: (seen) => {
      const upto = seen.at(-1)?.id ?? after;
      const finishedAt = seen.length < most ? Date.now() : null;
      return db
        .insert(keyFolds)
        .values({ entity: kind.entity, fold: foldVersion, upto, finishedAt })
        .onConflictDoUpdate({
          target: keyFolds.entity,
          set: {
            fold: foldVersion,
            upto: sql`case when fold = ${foldVersion} then max(upto, ${upto}) else ${upto} end`,
            finishedAt,
          },
        });
    },
  };
}

/** Returns how many rows it has visited. */
async function refreshSlice(
  db: Database,
  { kind, rows, done }: Slice,
  most: number,
): Promise<number> {
  const { seen, writes } = await kind.read(db, rows, most);
  try {
    await batch(db, [guardUnchanged(db, kind, seen), ...writes, done(seen)]);
  } catch (error) {
    // Somebody has changed one of the rows meanwhile: the next slice reads them again.
    if (brokenConstraint(error) !== "stale") throw error;
  }
  return seen.length;
}

function guardUnchanged(db: Database, { table }: KeyedKind, seen: SeenRow[]): Statement {
  const json = JSON.stringify(seen.map(({ id, version }) => [id, version]));
  return db.run(
    sql`insert into ${guards} (stale) select 1 from json_each(${json}) as seen
      cross join ${table} on ${table.id} = seen.value ->> 0 where ${table.version} <> seen.value ->> 1`,
  );
}

/**
 * When all stored keys had been recomputed, in milliseconds, for a statement: kinds are visited in
 * order.
 */
export const keysRefreshedAt = sql<number | null>`(select finished_at from ${keyFolds}
  where entity = ${keyedKinds.at(-1)?.entity ?? ""} and fold = ${foldVersion})`;

/**
 * The step of an undo that records the rows to which it restores keys of an earlier fold, because
 * they were logged before all keys had been recomputed; `among` are some of the changes, all by
 * default.
 */
export function markStaleKeys(owner: Owner, number: number, among: SQL = sql`true`): Step {
  const kinds = JSON.stringify(keyedKinds.map(({ entity }) => entity));
  // What an undo logs is as old as what it undid.
  const loggedAt = sql`(with recursive chain(id) as (
      select cast(${number} as integer)
      union select undoes from ${operations} join chain on ${operations.id} = chain.id
        where ${owned(owner, operations)} and undoes is not null)
    select min(created_at) from ${operations} where ${owned(owner, operations)} and id in (select id from chain))`;
  return write(
    owner.db.run(
      sql`insert or ignore into ${staleKeys} (user_id, entity, entity_id)
        select user_id, entity, entity_id from ${changes}
        where ${owned(owner, changes)} and operation_id = ${number} and before is not null and ${among}
          and entity in (select value from json_each(${kinds}))
          and coalesce(${keysRefreshedAt} >= ${loggedAt}, true)`,
    ),
  );
}

/** The statement that finds whether an undo has restored keys of an earlier fold. */
export function selectStaleKeys(owner: Owner) {
  return owner.db.select().from(staleKeys).where(owned(owner, staleKeys)).limit(rowsAtOnce);
}

/** The slices of one undo: 10,000 records. The next run does the rest. */
const slicesOfUndo = 20;

/** Recomputes the keys that an undo has restored, before anybody searches for them. */
export async function refreshUndone(
  owner: Owner,
  found: Awaited<ReturnType<typeof selectStaleKeys>>,
): Promise<void> {
  let slice = staleSlice(owner.db, found);
  for (let left = slicesOfUndo; slice && left > 0; left -= 1) {
    await refreshSlice(owner.db, slice, rowsAtOnce);
    const [stale] = await batch(owner.db, [selectStaleKeys(owner)]);
    slice = staleSlice(owner.db, stale);
  }
}
