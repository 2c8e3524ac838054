// @ts-check
import { build, install, makeSecret } from "./prepare.mjs";
import { run } from "./run.mjs";

/* `npm test`: all checks, on a machine with nothing but Node and npm. */
await install();
makeSecret();
await Promise.all([checkSources(), build()]);
await run("vitest", ["run"]);
await run("vitest", ["run"], { env: { BUILT: "true" } });
await run("node", ["server/commands/test-e2e.mjs"]);

async function checkSources() {
  await run("biome", ["ci"]);
  await run("react-router", ["typegen"]);
  await run("tsc", ["--noEmit"]);
}
