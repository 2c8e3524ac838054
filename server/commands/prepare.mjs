// @ts-check
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openLocal } from "./local-database.mjs";
import { run } from "./run.mjs";

/** Installs the packages that the lock file names, unless they are there already. */
export async function install() {
  const installed = changedAt("node_modules/.package-lock.json");
  if (installed > 0 && installed >= changedAt("package-lock.json")) return;
  await run("npm", ["ci", "--no-audit", "--no-fund"]);
}

/** Creates the secret that signs sessions on this machine, once. */
export function makeSecret() {
  if (existsSync(".dev.vars")) return;
  writeFileSync(".dev.vars", `BETTER_AUTH_SECRET=${randomBytes(32).toString("base64")}\n`, {
    mode: 0o600,
  });
}

/** Builds the product, unless the last build is newer than all of its sources. */
export async function build() {
  const sources = ["app", "server", "public", ".dev.vars", "wrangler.toml", "package-lock.json"];
  const configs = ["vite.config.ts", "react-router.config.ts"];
  const changed = Math.max(...[...sources, ...configs].map(newestIn));
  if (changedAt("build/server/index.js") > changed) return;
  // Whatever the shell says, or the pages would get React's development version.
  await run("react-router", ["build"], { env: { NODE_ENV: "production" } });
}

/**
 * Brings the local database up to date.
 * @param {string} state the folder of its data
 */
export async function migrate(state) {
  const database = openLocal(state);
  await database.migrate().finally(database.close);
}

/** @param {string} file */
function changedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}

/** @param {string} source @returns {number} */
function newestIn(source) {
  if (!existsSync(source)) return 0;
  if (!statSync(source).isDirectory()) return changedAt(source);
  const entries = readdirSync(source, { recursive: true, encoding: "utf8" });
  return Math.max(0, ...entries.map((entry) => changedAt(path.join(source, entry))));
}
