import { sql } from "drizzle-orm";
import { batch, type Database, type Statement } from "../../db/client.ts";
import type { Owner } from "../../db/owner.ts";
import { changes, fileObjects } from "../../db/schema.ts";
import type { FileStorage } from "./storage.ts";

/*
 * An object is noted in the database before it is written and until after it is deleted, so that whenever
 * a Worker stops, either a file has it or it is due for removal.
 */

/** How long an upload may take, in milliseconds. */
const longestUpload = 3_600_000;

/** Notes an object that is about to be written: without a file in time, it is removed. */
export function reserveObject(owner: Owner, key: string): Statement {
  const { userId } = owner;
  return owner.db.insert(fileObjects).values({ key, userId, removeAt: Date.now() + longestUpload });
}

/** The same for several, in one statement. */
export function reserveObjects({ db, userId }: Owner, keys: readonly string[]): Statement {
  return db.run(
    sql`insert into ${fileObjects} (key, user_id, remove_at)
      select value, ${userId}, ${Date.now() + longestUpload} from json_each(${JSON.stringify(keys)})`,
  );
}

/** Finds, as a query, one of these objects that isn't reserved any more. */
export function unreserved(keys: readonly string[]) {
  return sql`select 1 from json_each(${JSON.stringify(keys)}) as wanted where not exists (
    select 1 from ${fileObjects} where ${fileObjects.key} = wanted.value and ${fileObjects.removeAt} > 0)`;
}

/** Removes objects that have been written for nothing. */
export async function discardObjects(
  owner: Owner,
  storage: FileStorage,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await batch(owner.db, [
    owner.db.run(
      sql`update ${fileObjects} set remove_at = 0 where file_id is null
        and key in (select value from json_each(${JSON.stringify(keys)}))`,
    ),
  ]);
  await removeObjects(owner.db, storage, Date.now());
}

/** R2 deletes up to this many objects at once. */
const atOnce = 1_000;

/**
 * Removes objects that no file has and none can have again at `now` (unix milliseconds), in slices of
 * 1,000; returns how many. A file whose row an undo could bring back is erased from the log first.
 */
export async function removeObjects(
  db: Database,
  storage: FileStorage,
  now: number,
  slices = 1,
): Promise<number> {
  let removed = 0;
  for (let left = slices; left > 0; left -= 1) {
    const count = await removeSlice(db, storage, now);
    removed += count;
    if (count < atOnce) break;
  }
  return removed;
}

async function removeSlice(db: Database, { bucket }: FileStorage, now: number): Promise<number> {
  const [, , due] = await batch(db, [
    db.run(
      sql`update ${fileObjects} set remove_at = 0 where key in (select key from ${fileObjects}
        where remove_at > 0 and remove_at <= ${now} order by remove_at limit ${atOnce})`,
    ),
    // Named, because SQLite would rather walk the whole log.
    db.run(
      sql`update ${changes} indexed by idx_changes_entity set before = null, after = null
        from (select user_id, file_id from ${fileObjects}
          where remove_at = 0 and file_id is not null) as gone
        where ${changes.userId} = gone.user_id and ${changes.entity} = 'file'
          and ${changes.entityId} = gone.file_id`,
    ),
    db.all<{ key: string }>(
      sql`select key as "key" from ${fileObjects} where remove_at = 0 limit ${atOnce}`,
    ),
  ]);
  const keys = due.map(({ key }) => key);
  if (keys.length === 0) return 0;
  await bucket.delete(keys);
  await batch(db, [
    db.run(
      sql`delete from ${fileObjects} where remove_at = 0
        and key in (select value from json_each(${JSON.stringify(keys)}))`,
    ),
  ]);
  return keys.length;
}
