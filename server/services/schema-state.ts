import { sql } from "drizzle-orm";
import { batch, type Database } from "../db/client.ts";

/** What a database has of the migrations that a version needs. */
export interface SchemaState {
  /** The name of the last migration that was applied; null for none. */
  schema: string | null;
  /** What is wrong: a migration is missing, or one was applied that older versions can't work with. */
  fault: "older" | "newer" | null;
}

/** Such a migration says so by its name: "0041_breaking_rename.sql". */
const breaking = "*_breaking_*";

/** Compares the database with the last migration that this version has. */
export async function readSchema(db: Database, needed: string): Promise<SchemaState> {
  try {
    const [[state]] = await batch(db, [
      db.all<{ last: string | null; ready: number; overtaken: number }>(
        sql`select (select name from d1_migrations order by id desc limit 1) as last,
          exists (select 1 from d1_migrations where name = ${needed}) as ready,
          exists (select 1 from d1_migrations where name > ${needed} and name glob ${breaking}) as overtaken`,
      ),
    ]);
    const schema = state?.last?.replace(/\.sql$/, "") ?? null;
    if (!state?.ready) return { schema, fault: "older" };
    return { schema, fault: state.overtaken ? "newer" : null };
  } catch (error) {
    // A database to which nothing was ever applied.
    if (isUnmigrated(error)) return { schema: null, fault: "older" };
    throw error;
  }
}

function isUnmigrated(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes("no such table: d1_migrations")) return true;
  }
  return false;
}
