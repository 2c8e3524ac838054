// @ts-check
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { askWrangler, run } from "../run.mjs";

/* The Worker in production: its secret, its publication, its health. */

/** Where the build has put the configuration that is deployed. */
const built = "build/server/wrangler.json";

/** @param {string} databaseId */
export function bindDatabase(databaseId) {
  const config = JSON.parse(readFileSync(built, "utf8"));
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
 * Publishes the build, with a new secret if the Worker has none, and returns its addresses.
 * @param {string} worker
 * @param {string[]} args more arguments for wrangler
 * @returns {Promise<string[]>}
 */
export async function publish(worker, args) {
  const folder = mkdtempSync(path.join(tmpdir(), "kith-deploy-"));
  try {
    const output = path.join(folder, "output.jsonl");
    const secrets = path.join(folder, "secrets.json");
    const more = [...args];
    if (await lacksSecret(worker)) {
      const secret = randomBytes(32).toString("base64");
      writeFileSync(secrets, JSON.stringify({ BETTER_AUTH_SECRET: secret }), { mode: 0o600 });
      more.push("--secrets-file", secrets);
      console.log("Making the secret that signs sessions.");
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
 * Waits until /health says that the version and its schema are fine, for a minute at most; a new address
 * takes a while to be known. Returns what is wrong otherwise.
 * @param {string} address
 * @returns {Promise<string | null>}
 */
export async function faultAt(address) {
  let fault = "it doesn't answer";
  for (let tries = 0; tries < 20; tries += 1) {
    try {
      const answer = await fetch(`${address}/health`, { signal: AbortSignal.timeout(10_000) });
      const health = await answer.json();
      if (health.ok) return null;
      fault = `it answers ${JSON.stringify(health)}`;
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
    }
    await wait(3_000);
  }
  return fault;
}
