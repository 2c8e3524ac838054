import { sql } from "drizzle-orm";
import { batch, type Database } from "../db/client.ts";

/** The name of the last migration that the database has applied, and whether it has the one named. */
export async function readSchema(
  db: Database,
  needed: string,
): Promise<{ schema: string | null; ready: boolean }> {
  const [[state]] = await batch(db, [
    db.all<{ last: string | null; ready: number }>(
      sql`select (select name from d1_migrations order by id desc limit 1) as last,
        exists (select 1 from d1_migrations where name = ${needed}) as ready`,
    ),
  ]);
  return { schema: state?.last?.replace(/\.sql$/, "") ?? null, ready: state?.ready === 1 };
}
