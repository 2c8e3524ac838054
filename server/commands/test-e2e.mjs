// @ts-check
import { ensureChromium } from "./chromium.mjs";
import { install } from "./prepare.mjs";
import { run } from "./run.mjs";

/*
 * `npm run test:e2e -- board`: the browser tests, or those of one file, on a build of the present
 * sources.
 */
await install();
const { browser, shell } = await ensureChromium();
await run("playwright", ["test", ...process.argv.slice(2)], {
  env: { CHROMIUM_PATH: browser, CHROMIUM_SHELL_PATH: shell },
});
