// @ts-check
import { getPlatformProxy } from "wrangler";
import { importSource } from "./import-source.mjs";
import { install, makeSecret, migrate } from "./prepare.mjs";

/*
 * `npm run bench:data -- 100000`: creates a workspace of that many made-up contacts in the local
 * database, for an account of its own; `-- 5000 deals`: one with a board of that many open deals.
 * The same number always creates the same workspace; an existing one is left unchanged.
 */
const count = Number(process.argv[2] ?? 100_000);
if (!Number.isSafeInteger(count) || count < 1 || count > 1_000_000) {
  console.error(`"${process.argv[2]}" isn't a number from 1 to 1,000,000.`);
  process.exit(1);
}
const of = process.argv[3] ?? "contacts";
if (of !== "contacts" && of !== "deals") {
  console.error(`"${of}" is neither contacts nor deals.`);
  process.exit(1);
}
await install();
makeSecret();
const state = process.env.KITH_STATE ?? ".wrangler/state";
await migrate(state);
/** @type {{ env: Cloudflare.Env, dispose: () => Promise<void> }} */
const { env, dispose } = await getPlatformProxy({ persist: { path: `${state}/v3` } });
/** @type {typeof import("./bench-data.ts")} */
const module = await importSource("./server/commands/bench-data.ts");
console.log(await module.benchData(env, count, of));
await dispose();
