import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { operations } from "../../db/schema.ts";

/**
 * How often a workspace has been written to, in a statement: by operations, and by their further parts,
 * such as those of an import, an undo or the deletion of what is in Trash.
 */
export function writesOf(userId: SQL) {
  // Named apart: Drizzle leaves out the table of a column where a statement is about one alone.
  return sql<number>`(coalesce((select max(it.id) from ${operations} as it where it.user_id = ${userId}), 0)
    + coalesce((select sum(it.parts - 1) from ${operations} as it
      where it.user_id = ${userId} and it.parts > 1), 0))`;
}

/** How long a backup waits for an undo that is half done, in milliseconds: it may never be continued. */
const longestUndo = 3_600_000;

/** Whether an undo in parts is running at `now`, in a statement. */
function isBeingUndone(userId: SQL, now: number) {
  return sql`exists (select 1 from ${operations} as it where it.user_id = ${userId}
    and it.progress is not null and it.created_at > ${now - longestUndo})`;
}

/** How often a workspace has been written to, and whether it is between two parts of an undo. */
export async function readWrites(
  db: Database,
  userId: number,
  now: number,
): Promise<{ writes: number; isBusy: boolean }> {
  const [row] = await db.all<{ writes: number; isBusy: number }>(
    sql`select ${writesOf(sql`${userId}`)} as "writes", ${isBeingUndone(sql`${userId}`, now)} as "isBusy"`,
  );
  return { writes: row?.writes ?? 0, isBusy: row?.isBusy === 1 };
}
