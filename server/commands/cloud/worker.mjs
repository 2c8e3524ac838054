// @ts-check
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { askWrangler, run } from "../run.mjs";

/* The Worker in production: its secret, its publication, its health. */

/** Where the build has put the configuration that is deployed. */
const built = "build/server/wrangler.json";

/**
 * Where the secret that this machine has made is kept, for whoever deploys to copy: one for each Worker and
 * database, as a clone may be deployed to several accounts.
 * @param {string} worker
 * @param {string} databaseId
 */
function savedSecretOf(worker, databaseId) {
  return `.wrangler/production/secret-${worker}-${databaseId}`;
}

/** The shortest secret with which Kith starts, in characters. */
const shortestSecret = 32;

/** The secret that whoever deploys has given, if any; refuses one with which Kith wouldn't start. */
export function givenSecret() {
  const given = process.env.BETTER_AUTH_SECRET;
  if (!given || given.length >= shortestSecret) return given;
  throw new Error(
    `BETTER_AUTH_SECRET has fewer than ${shortestSecret} characters, and Kith needs that many. “openssl rand -base64 32” makes one. Nothing was deployed.`,
  );
}

/**
 * Writes into the build which database it has, and an id by which /health says that it is this one.
 * @param {string} databaseId
 * @param {string} buildId
 */
export function bindBuild(databaseId, buildId) {
  const config = JSON.parse(readFileSync(built, "utf8"));
  config.vars = { ...config.vars, BUILD_ID: buildId };
  for (const database of config.d1_databases) {
    if (database.binding === "DB") database.database_id = databaseId;
  }
  writeFileSync(built, JSON.stringify(config));
}

/**
 * The buckets that don't exist yet are created.
 * @param {string[]} names
 */
export async function ensureBuckets(names) {
  for (const name of names) {
    const exists = await askWrangler(["r2", "bucket", "info", name]).then(
      () => true,
      () => false,
    );
    if (!exists) await askWrangler(["r2", "bucket", "create", name]);
  }
}

/**
 * Whether the Worker lacks the secret that signs sessions; also if it doesn't exist yet.
 * @param {string} worker
 */
async function lacksSecret(worker) {
  try {
    const said = await askWrangler(["secret", "list", "--name", worker, "--format", "json"]);
    /** @type {{ name: string }[]} */
    const secrets = JSON.parse(said);
    return !secrets.some(({ name }) => name === "BETTER_AUTH_SECRET");
  } catch (error) {
    // What wrangler says of a Worker that doesn't exist; any other error says nothing about its secrets.
    if (/Worker "[^"]*" not found\.|\[code: (?:10007|10090)\]/.test(String(error))) return true;
    throw error;
  }
}

/**
 * What is deployed to; `config` is that by which wrangler reaches the database.
 * @typedef {{ worker: string, databaseId: string, config: string }} Target
 */

/**
 * The secret for a Worker that has none: the one that is given, the one that this machine saved when it made
 * it, or a new one, which is saved. What a database has encrypted with another is not to be lost, so
 * with such a database only the first two will do.
 * @param {Target} target
 */
async function secretFor({ worker, databaseId, config }) {
  const given = givenSecret();
  if (given) return given;
  const savedSecret = savedSecretOf(worker, databaseId);
  if (existsSync(savedSecret)) return readFileSync(savedSecret, "utf8").trim();
  if (await hasEncrypted(config)) {
    throw new Error(
      "The Worker has no secret, but the database has two-step sign-ins that were encrypted with one. Run this with that one in BETTER_AUTH_SECRET; without it, see “The secret” in docs/backup.md.",
    );
  }
  const secret = randomBytes(32).toString("base64");
  // Never over another one.
  writeFileSync(savedSecret, `${secret}\n`, { mode: 0o600, flag: "wx" });
  console.log(`Made the secret that signs sessions, and saved it in ${savedSecret}: keep a copy.`);
  return secret;
}

/** @param {string} config */
async function hasEncrypted(config) {
  const sql = "select count(*) as used from two_factor";
  const said = await askWrangler([
    "d1",
    "execute",
    "DB",
    "--remote",
    "--yes",
    "--json",
    "--config",
    config,
    "--command",
    sql,
  ]);
  return JSON.parse(said)[0]?.results[0]?.used > 0;
}

/**
 * Publishes the build, with a secret if the Worker has none, and returns its addresses.
 * @param {Target} target
 * @param {string[]} args more arguments for wrangler
 * @returns {Promise<string[]>}
 */
export async function publish(target, args) {
  const folder = mkdtempSync(path.join(tmpdir(), "kith-deploy-"));
  try {
    const output = path.join(folder, "output.jsonl");
    const secrets = path.join(folder, "secrets.json");
    const more = [...args];
    if (await lacksSecret(target.worker)) {
      const secret = await secretFor(target);
      writeFileSync(secrets, JSON.stringify({ BETTER_AUTH_SECRET: secret }), { mode: 0o600 });
      more.push("--secrets-file", secrets);
    }
    await run("wrangler", ["deploy", ...more], { env: { WRANGLER_OUTPUT_FILE_PATH: output } });
    return addressesIn(readFileSync(output, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} output what wrangler has reported, one JSON object a line */
function addressesIn(output) {
  const entries = output
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const deployed = entries.find(({ type }) => type === "deploy");
  /** @type {string[]} */
  const targets = deployed?.targets ?? [];
  // Crons are among them.
  return targets
    .filter((target) => /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+/.test(target))
    .map((target) => (target.startsWith("http") ? target : `https://${target.split(/[ /]/)[0]}`));
}

/**
 * Waits until /health says that this build answers and its schema is fine, for a minute at most; a new address
 * takes a while to be known, and a new version to be everywhere. Returns what is wrong otherwise.
 * @param {string} address
 * @param {string} buildId
 * @returns {Promise<string | null>}
 */
export async function faultAt(address, buildId) {
  let fault = "it doesn't answer";
  const tries = Number(process.env.KITH_HEALTH_TRIES ?? 20);
  for (let left = tries; left > 0; left -= 1) {
    try {
      const answer = await fetch(`${address}/health`, { signal: AbortSignal.timeout(10_000) });
      const health = await answer.json();
      if (health.ok && health.build === buildId) return null;
      fault = health.ok
        ? "an earlier version still answers"
        : `it answers ${JSON.stringify(health)}`;
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
    }
    await wait(3_000);
  }
  return fault;
}
