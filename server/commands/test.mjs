// @ts-check
import { build, install, makeSecret } from "./prepare.mjs";
import { run } from "./run.mjs";

/* `npm test`: all checks, on a machine with nothing but Node and npm. */
await install();
await run("biome", ["ci"]);
await run("react-router", ["typegen"]);
await run("tsc", ["--noEmit"]);
await run("vitest", ["run"]);
makeSecret();
await build();
await run("vitest", ["run"], { env: { BUILT: "true" } });
await run("node", ["server/commands/test-e2e.mjs"]);
