// @ts-check
import { findDatabase, productionConfig, readConfig } from "./cloud/database.mjs";
import { install } from "./prepare.mjs";
import { run } from "./run.mjs";

/*
 * `npm run rollback`: publishes the version before the present one again. The database stays, as older versions
 * work with newer schemas. With a bookmark that `npm run deploy` has printed, the database goes back to it too,
 * and what was entered since is lost.
 */
const [bookmark] = process.argv.slice(2);
await install();
const { name } = await readConfig();
if (bookmark) {
  const database = await findDatabase();
  const restore = ["d1", "time-travel", "restore", database?.name ?? "DB"];
  await run("wrangler", [...restore, "--bookmark", bookmark, "--config", await productionConfig()]);
}
await run("wrangler", ["rollback", "--name", name, "--yes", "--message", "npm run rollback"]);
