// @ts-check
import { ensureChromium } from "./chromium.mjs";
import { install } from "./prepare.mjs";
import { run } from "./run.mjs";

/* `npm run test:e2e -- board`: the browser tests, or those of one file, against a build of what is here. */
await install();
await run("playwright", ["test", ...process.argv.slice(2)], {
  env: { CHROMIUM_PATH: await ensureChromium() },
});
