// @ts-check
import path from "node:path";
import { productionConfig } from "../cloud/database.mjs";
import { openLocal } from "../local-database.mjs";
import { askWrangler, run } from "../run.mjs";

/**
 * @typedef {import("../local-database.mjs").Database} Database
 * @typedef {import("../local-database.mjs").Row} Row
 * @typedef {{ type: string, name: string, sql: string }} SchemaObject
 */

/**
 * @param {{ remote: boolean }} choice
 * @returns {Database}
 */
export function openDatabase({ remote }) {
  return remote ? openRemote() : openLocal(process.env.KITH_STATE ?? ".wrangler/state");
}

/**
 * The database in production, which wrangler reaches.
 * @returns {Database}
 */
function openRemote() {
  const target = async () => ["--remote", "--yes", "--config", await productionConfig()];
  return {
    name: "the database in production",
    async query(sql) {
      const args = ["d1", "execute", "DB", ...(await target()), "--json", "--command", sql];
      /** @type {{ results: Row[] }[]} */
      const answers = JSON.parse(await askWrangler(args));
      return answers.map(({ results }) => results);
    },
    async execute(file) {
      const script = ["--json", "--file", path.resolve(file)];
      await askWrangler(["d1", "execute", "DB", ...(await target()), ...script]);
    },
    exportTo: exportRemote,
    migrate: migrateRemote,
    close: async () => {},
  };
}

/** @param {string} file */
async function exportRemote(file) {
  const target = ["--remote", "--skip-confirmation", "--config", await productionConfig()];
  await askWrangler(["d1", "export", "DB", ...target, "--output", path.resolve(file)]);
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
