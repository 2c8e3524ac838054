import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { openDatabase } from "../db/client.ts";
import { refreshKeys } from "../services/key-refresh.ts";

await applyD1Migrations(env.DB, env.MIGRATIONS);
// As the first request of a new database does: there are no keys of an earlier fold.
await refreshKeys(openDatabase(env.DB), 1);

// Generated tests try the same inputs on every machine, so that a change is what makes one fail.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_129 });
