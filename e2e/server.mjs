// @ts-check
import { readFileSync, rmSync } from "node:fs";
import { parseEnv } from "node:util";
import { build, makeSecret, migrate } from "../server/commands/prepare.mjs";
import { serve } from "../server/commands/serve.mjs";
import { handOutAccounts } from "./accounts.mjs";
import { doubleKeys } from "./provider-keys.mjs";

/*
 * The site under test: the build as `npm start` serves it, on a new database, with accounts for
 * tests.
 */
const state = ".wrangler/e2e";
const port = Number(process.env.PORT);
rmSync(state, { recursive: true, force: true });
makeSecret();
await Promise.all([build(), migrate(state)]);
// Each test has its own network address, because sign-ins are throttled by address.
const bindings = { ...doubleKeys, PROVIDERS_DOUBLE: `http://127.0.0.1:${port + 2}` };
const server = await serve({ state, host: "127.0.0.1", port, trustClientAddress: true, bindings });
await handOutAccounts({
  database: await server.openDatabase(),
  secret: parseEnv(readFileSync(".dev.vars", "utf8")).BETTER_AUTH_SECRET ?? "",
  site: `http://localhost:${port}`,
  port: port + 1,
});
