import { logFault } from "#domain/fault-line.ts";
import { version } from "../package.json";
import { lastMigration, schemaOf } from "./schema-check.ts";

/**
 * Answers /health: the version, which build of it a deployment has published, and whether the database answers, and has the migrations that this build needs. A
 * newer one is fine, because migrations only add, unless it says that it breaks older versions.
 */
export async function answerHealth({ DB, BUILD_ID }: Cloudflare.Env): Promise<Response> {
  const state = await schemaOf(DB).catch((error) => {
    logFault(error);
    return { schema: null, fault: "unreachable" };
  });
  const ok = state.fault === null;
  const body = {
    ok,
    version,
    schema: state.schema,
    ...(BUILD_ID && { build: BUILD_ID }),
    ...(!ok && { fault: state.fault, expected: lastMigration }),
  };
  return Response.json(body, { status: ok ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
