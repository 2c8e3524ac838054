// @ts-check
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { askWrangler } from "../run.mjs";

/*
 * The database in production. wrangler.toml has its name and no id, so that a clone serves every account: the id
 * is looked up by the name. An id that is in wrangler.toml is used as it is.
 */

/** @typedef {{ id: string, name: string, isNew: boolean }} CloudDatabase */

/** What wrangler.toml says. */
export async function readConfig() {
  const { unstable_readConfig } = await import("wrangler");
  const {
    name = "kith",
    account_id,
    d1_databases,
    r2_buckets,
  } = unstable_readConfig({ config: "wrangler.toml" }, { hideWarnings: true });
  const database = d1_databases.find(
    (/** @type {{ binding: string }} */ { binding }) => binding === "DB",
  );
  if (!database?.database_name) throw new Error("wrangler.toml has no database for DB.");
  /** @type {unknown[]} */
  const named = r2_buckets.map(
    (/** @type {{ bucket_name?: unknown }} */ bucket) => bucket.bucket_name,
  );
  const buckets = named.filter((bucket) => typeof bucket === "string");
  return { name, account_id, database, databaseName: database.database_name, buckets };
}

/** @returns {Promise<CloudDatabase | null>} */
export async function findDatabase() {
  const { database, databaseName } = await readConfig();
  if (database.database_id) return { id: database.database_id, name: databaseName, isNew: false };
  /** @type {{ uuid: string, name: string }[]} */
  const all = JSON.parse(await askWrangler(["d1", "list", "--json"]));
  const found = all.find(({ name }) => name === databaseName);
  return found ? { id: found.uuid, name: databaseName, isNew: false } : null;
}

/**
 * Finds the database, or creates it.
 * @returns {Promise<CloudDatabase>}
 */
export async function ensureDatabase() {
  const found = await findDatabase();
  if (found) return found;
  const { databaseName } = await readConfig();
  await askWrangler(["d1", "create", databaseName]);
  const created = await findDatabase();
  if (!created) throw new Error(`The database ${databaseName} was created, but isn't listed.`);
  return { ...created, isNew: true };
}

/**
 * Writes the configuration by which wrangler's commands reach a database, and returns its path.
 * @param {CloudDatabase} database
 */
export async function configFor({ id, name }) {
  const { name: worker, account_id, database } = await readConfig();
  const { preview_database_id: _, ...bound } = database;
  const file = path.resolve(".wrangler/production/wrangler.json");
  mkdirSync(path.dirname(file), { recursive: true });
  const one = { ...bound, database_id: id, database_name: name, migrations_dir: "../../drizzle" };
  writeFileSync(file, JSON.stringify({ name: worker, account_id, d1_databases: [one] }));
  return file;
}

/** The same for the database that exists; says what to do if there is none. */
export async function productionConfig() {
  const found = await findDatabase();
  if (!found) throw new Error("There is no database in production yet: run “npm run deploy”.");
  return configFor(found);
}

/**
 * The position of the database in its history, to which Time Travel can bring it back for 30 days.
 * @param {string} config
 */
export async function bookmarkOf(config) {
  const said = await askWrangler(["d1", "time-travel", "info", "DB", "--json", "--config", config]);
  return String(JSON.parse(said).bookmark);
}
