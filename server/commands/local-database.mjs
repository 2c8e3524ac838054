// @ts-check
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { statementsOf } from "./backup/tokens.mjs";

/*
 * The database on this machine, in the files that wrangler's local commands use. It is opened once: a run of
 * wrangler for each question, and for each migration, would take seconds. The packages may not be installed yet
 * when this file is loaded.
 */

/** @typedef {Record<string, string | number | null>} Row */

/**
 * The database on this machine, or with `--remote` the one in production.
 * @typedef {object} Database
 * @property {string} name
 * @property {(sql: string) => Promise<Row[][]>} query answers with the rows of each statement
 * @property {(file: string) => Promise<void>} execute runs a script in one transaction
 * @property {(file: string) => Promise<void>} exportTo writes everything as SQL
 * @property {() => Promise<void>} migrate applies the migrations that are missing
 * @property {() => Promise<void>} close ends the work with it
 */

/** As wrangler makes it. */
const migrationLog = `create table if not exists d1_migrations (
  id integer primary key autoincrement,
  name text unique,
  applied_at timestamp default current_timestamp not null
)`;

/**
 * @param {string} state the folder of its data
 * @returns {Database}
 */
export function openLocal(state) {
  /** @type {import("miniflare").Miniflare | undefined} */
  let runtime;
  /** @param {string[]} [statements] */
  async function ask(statements) {
    runtime ??= await startLocal(state);
    const posted = statements && { method: "POST", body: JSON.stringify(statements) };
    const answer = await runtime.dispatchFetch("http://localhost", posted);
    if (!answer.ok) throw new Error(await answer.text());
    return answer;
  }
  /** @param {string} sql */
  async function query(sql) {
    const answer = await ask(Array.from(statementsOf(sql)));
    return /** @type {Promise<Row[][]>} */ (answer.json());
  }
  return {
    name: `the database in ${state}`,
    query,
    async execute(file) {
      await query(readFileSync(file, "utf8"));
    },
    async exportTo(file) {
      if (!existsSync(state)) throw new Error(`There is no local database in ${state} yet.`);
      writeFileSync(file, await (await ask()).text());
    },
    async migrate() {
      await ask([migrationLog]);
      const [applied = []] = await query("select name from d1_migrations");
      const known = new Set(applied.map(({ name }) => name));
      for (const name of migrationNames()) {
        if (known.has(name)) continue;
        const sql = readFileSync(path.join("drizzle", name), "utf8");
        const logged = `insert into d1_migrations (name) values ('${name}')`;
        await ask([...statementsOf(sql), logged]).catch((error) => {
          throw new Error(`The migration ${name} failed: ${error}`);
        });
      }
    },
    async close() {
      await runtime?.dispose();
      runtime = undefined;
    },
  };
}

/** The files of all migrations, in their order. */
export function migrationNames() {
  return readdirSync("drizzle")
    .filter((name) => name.endsWith(".sql"))
    .sort();
}

/** @param {string} state */
async function startLocal(state) {
  process.env.WRANGLER_LOG ??= "error";
  const { Miniflare } = await import("miniflare");
  const { unstable_getMiniflareWorkerOptions } = await import("wrangler");
  const { workerOptions } = unstable_getMiniflareWorkerOptions("wrangler.toml");
  const { compatibilityDate, d1Databases } = workerOptions;
  return new Miniflare({
    modules: true,
    scriptPath: path.resolve(import.meta.dirname, "local-worker.mjs"),
    compatibilityDate,
    d1Databases,
    defaultPersistRoot: path.resolve(state, "v3"),
  });
}
