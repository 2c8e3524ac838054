// @ts-check
import { randomUUID } from "node:crypto";
import { bookmarkOf, configFor, ensureDatabase, readConfig } from "./cloud/database.mjs";
import { bindBuild, ensureBuckets, faultAt, givenSecret, publish } from "./cloud/worker.mjs";
import { build, install } from "./prepare.mjs";
import { askWrangler, run } from "./run.mjs";

/*
 * `npm run deploy`: from a clone to a running Kith on Cloudflare, and from one version to the next. It asks for
 * nothing but a login. Extra arguments are passed to wrangler; with --dry-run nothing leaves this machine.
 */
const args = process.argv.slice(2);
await install();
await build();
if (args.includes("--dry-run")) await run("wrangler", ["deploy", ...args]);
else await deploy().catch(fail);

async function deploy() {
  givenSecret();
  await signIn();
  const { name, buckets } = await readConfig();
  const database = await ensureDatabase();
  const config = await configFor(database);
  if (database.isNew) {
    console.log(`Created the database ${database.name}.`);
  } else {
    const bookmark = await bookmarkOf(config);
    console.log(
      `Before this version the database is at ${bookmark}. To go back to it: npm run rollback -- ${bookmark}`,
    );
  }
  await ensureBuckets(buckets);
  const migrations = ["d1", "migrations", "apply", "DB", "--remote", "--config", config];
  await run("wrangler", migrations, { env: { CI: "true" } });
  const buildId = randomUUID();
  bindBuild(database.id, buildId);
  const [address = ""] = await publish({ worker: name, databaseId: database.id, config }, args);
  const site = process.env.KITH_URL ?? address;
  if (!site) return console.log("Published. It has no address yet: add a domain in Cloudflare.");
  const fault = await faultAt(site, buildId);
  if (fault) throw new Error(`Published to ${site}, but ${fault}. “npm run doctor” may say why.`);
  console.log(`Kith is running at ${site}`);
}

/** Opens Cloudflare's page to sign in, unless somebody has, or a token says who. */
async function signIn() {
  if (process.env.CLOUDFLARE_API_TOKEN) return;
  const known = await askWrangler(["whoami"]).catch(() => "");
  if (!/You are logged in/i.test(known)) await run("wrangler", ["login"]);
}

/** @param {unknown} error */
function fail(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
