import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { openDatabase } from "../db/client.ts";
import { refreshKeys } from "../services/key-refresh.ts";

/*
 * Files that share a Worker, and so load its modules once, still have databases and a bucket of
 * their own.
 */
const shared = globalThis as { filesSoFar?: number };
shared.filesSoFar = (shared.filesSoFar ?? 0) + 1;
Object.assign(env, { DB: own("DB"), EARLIER: own("EARLIER"), FILES: own("FILES") });

function own(binding: string): unknown {
  const stores: Record<string, unknown> = { ...env };
  const store = stores[`${binding}${shared.filesSoFar}`];
  if (store) return store;
  throw new Error(`vite.config.ts declares fewer stores named ${binding} than there are files`);
}

await applyD1Migrations(env.DB, env.MIGRATIONS);
// As the first request to a new database does: there are no keys of an earlier fold.
await refreshKeys(openDatabase(env.DB), 1);
