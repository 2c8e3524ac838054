// @ts-check
import { install } from "./prepare.mjs";
import { run } from "./run.mjs";

/*
 * `npm run deploy`: builds and publishes; extra arguments are passed to wrangler, such as
 * --dry-run.
 */
await install();
await run("react-router", ["build"]);
await run("wrangler", ["deploy", ...process.argv.slice(2)]);
