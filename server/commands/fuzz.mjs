// @ts-check
import { build, install, makeSecret } from "./prepare.mjs";
import { run } from "./run.mjs";

/*
 * `npm run fuzz -- 20000 7`: sends that many random requests, from that seed on, and prints how
 * they were answered.
 */
const [cases = "2000", seed = ""] = process.argv.slice(2);
await install();
makeSecret();
await build();
await run("vitest", ["run", "--project", "served", "e2e/fuzz.test.ts"], {
  env: { BUILT: "true", FUZZ_CASES: cases, FUZZ_SEED: seed },
});
