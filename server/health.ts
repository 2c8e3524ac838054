import { entries } from "../drizzle/meta/_journal.json";
import { version } from "../package.json";
import { openDatabase } from "./db/client.ts";
import { readSchema } from "./services/schema-state.ts";

/** The last migration that this build was made with. */
const expected = entries.at(-1)?.tag ?? "";

/**
 * Answers /health: whether the database answers, and has the migrations that this build needs. A
 * newer one is fine, because migrations only add.
 */
export async function answerHealth(d1: D1Database): Promise<Response> {
  const state = await readSchema(openDatabase(d1), `${expected}.sql`).catch((error) => {
    console.error(error);
    return { schema: null, ready: false };
  });
  const { schema, ready } = state;
  const body = { ok: ready, version, schema, ...(ready ? {} : { expected }) };
  return Response.json(body, {
    status: ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
