// @ts-check
import { getPlatformProxy } from "wrangler";
import { importSource } from "./import-source.mjs";
import { install, makeSecret, migrate } from "./prepare.mjs";

/*
 * `npm run db:seed -- you@example.com`: loads the sample data into the workspace of that account in
 * the local database; without an address, into that of a demo account, created if it is missing.
 */
await install();
makeSecret();
const state = process.env.KITH_STATE ?? ".wrangler/state";
await migrate(state);
/** @type {{ env: Cloudflare.Env, dispose: () => Promise<void> }} */
const { env, dispose } = await getPlatformProxy({ persist: { path: `${state}/v3` } });
/** @type {typeof import("./seed.ts")} */
const module = await importSource("./server/commands/seed.ts");
console.log(await module.seed(env, process.argv[2]));
await dispose();
