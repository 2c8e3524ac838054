import { entries } from "../drizzle/meta/_journal.json";
import { openDatabase } from "./db/client.ts";
import { newTally, withTally } from "./db/meter.ts";
import { readSchema, type SchemaState } from "./services/schema-state.ts";

/** The last migration that this build was made with. */
export const lastMigration = entries.at(-1)?.tag ?? "";

/** The databases that had what this build needs when they were last looked at. */
const ready = new WeakSet<D1Database>();

/** What the database has of the migrations that this build needs. */
export function schemaOf(d1: D1Database): Promise<SchemaState> {
  return readSchema(openDatabase(d1), `${lastMigration}.sql`);
}

/**
 * What is wrong with the schema of the database, if anything. It asks once for each isolate, and again
 * after \`doubtSchema\`; a database that doesn't answer has no fault that could be named.
 */
export async function schemaFault(d1: D1Database): Promise<SchemaState["fault"]> {
  if (ready.has(d1)) return null;
  const { fault } = await withTally(newTally(), () => schemaOf(d1)).catch(() => unknown);
  if (fault === null) ready.add(d1);
  return fault ?? null;
}

const unknown = { fault: undefined };

/** Has the schema looked at again, after an error that it might explain. */
export function doubtSchema(d1: D1Database): void {
  ready.delete(d1);
}
