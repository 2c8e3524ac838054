// @ts-check
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { productionConfig } from "../cloud/database.mjs";
import { migrate } from "../prepare.mjs";
import { askWrangler, run } from "../run.mjs";

/**
 * @typedef {Record<string, string | number | null>} Row
 * @typedef {{ type: string, name: string, sql: string }} SchemaObject
 */

/**
 * A database as wrangler reaches it: the one on this machine, or with `--remote` the one in production.
 * @typedef {object} Database
 * @property {string} name
 * @property {(sql: string) => Promise<Row[][]>} query answers with the rows of each statement
 * @property {(file: string) => Promise<void>} execute runs a script in one transaction
 * @property {(file: string) => Promise<void>} exportTo writes everything as SQL
 * @property {() => Promise<void>} migrate applies the migrations that are missing
 */

/**
 * @param {{ remote: boolean }} choice
 * @returns {Database}
 */
export function openDatabase({ remote }) {
  const state = process.env.KITH_STATE ?? ".wrangler/state";
  const target = async () =>
    remote
      ? ["--remote", "--yes", "--config", await productionConfig()]
      : ["--local", "--persist-to", state];
  return {
    name: remote ? "the database in production" : `the database in ${state}`,
    async query(sql) {
      const args = ["d1", "execute", "DB", ...(await target()), "--json", "--command", sql];
      /** @type {{ results: Row[] }[]} */
      const answers = JSON.parse(await askWrangler(args));
      return answers.map(({ results }) => results);
    },
    async execute(file) {
      await askWrangler([
        "d1",
        "execute",
        "DB",
        ...(await target()),
        "--json",
        "--file",
        path.resolve(file),
      ]);
    },
    exportTo: (file) => (remote ? exportRemote(file) : exportLocal(file, state)),
    migrate: () => (remote ? migrateRemote() : migrate(state)),
  };
}

/** @param {string} file */
async function exportRemote(file) {
  const target = ["--remote", "--skip-confirmation", "--config", await productionConfig()];
  await askWrangler(["d1", "export", "DB", ...target, "--output", path.resolve(file)]);
}

/**
 * A local export has no `--persist-to`: it looks beside its configuration, so that is copied.
 * @param {string} file
 * @param {string} state
 */
async function exportLocal(file, state) {
  if (!existsSync(state)) throw new Error(`There is no local database in ${state} yet.`);
  const folder = mkdtempSync(path.join(tmpdir(), "kith-export-"));
  try {
    const config = path.join(folder, "wrangler.toml");
    copyFileSync("wrangler.toml", config);
    mkdirSync(path.join(folder, ".wrangler"));
    symlinkSync(path.resolve(state), path.join(folder, ".wrangler", "state"), "junction");
    const target = ["--local", "--config", config, "--output", path.resolve(file)];
    await askWrangler(["d1", "export", "DB", ...target]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function migrateRemote() {
  const target = ["--remote", "--config", await productionConfig()];
  await run("wrangler", ["d1", "migrations", "apply", "DB", ...target], { env: { CI: "true" } });
}

/**
 * The database's own tables, views and triggers, not those of SQLite or D1.
 * @param {Database} database
 * @returns {Promise<SchemaObject[]>}
 */
export async function readSchema(database) {
  const [objects = []] = await database.query(
    `select type, name, sql from sqlite_schema where type in ('table', 'view', 'trigger')
      and name not glob 'sqlite_*' and name not glob '_cf_*' order by name`,
  );
  return objects.map(({ type, name, sql }) => ({
    type: String(type),
    name: String(name),
    sql: String(sql),
  }));
}

/**
 * How many rows each of these tables has, and how many each of the other statements finds.
 * @param {Database} database
 * @param {string[]} tables
 * @param {string[]} checks
 */
export async function readCounts(database, tables, checks = []) {
  const counting = tables.map((name) => `select count(*) as "rows" from "${name}"`);
  const statements = [...counting, ...checks];
  const answers = statements.length > 0 ? await database.query(statements.join("; ")) : [];
  const counts = tables.map(
    /** @returns {[string, number]} */
    (name, index) => [name, Number(answers[index]?.[0]?.rows)],
  );
  return { counts: new Map(counts), faults: answers.slice(tables.length).flat() };
}
