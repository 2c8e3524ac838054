import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { openDatabase } from "../db/client.ts";
import { refreshKeys } from "../services/key-refresh.ts";

await applyD1Migrations(env.DB, env.MIGRATIONS);
// As the first request to a new database does: there are no keys of an earlier fold.
await refreshKeys(openDatabase(env.DB), 1);
