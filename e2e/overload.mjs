// @ts-check
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/*
 * Overload: 200 clients for 60 seconds against `npm start` on this machine, half of whose requests write. Fails if an
 * answer is an error other than 429 or 503 with Retry-After, or if a write is lost or done twice; prints the figures.
 * `node e2e/overload.mjs`
 */
const clients = 200;
const seconds = 60;
const origin = "http://localhost:4390";
const state = mkdtempSync(join(tmpdir(), "kith-overload-"));
const server = spawn(process.execPath, ["server/commands/start.mjs"], {
  env: { ...process.env, PORT: "4390", KITH_STATE: state },
  stdio: "ignore",
});

/** The memory of workerd under the server, in MB. */
function memory() {
  const lines = execFileSync("ps", ["-A", "-o", "ppid=,rss=,comm="], { encoding: "utf8" });
  const own = lines
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([parent, , name]) => parent === String(server.pid) && name?.includes("workerd"));
  return Math.round(own.reduce((sum, [, size]) => sum + Number(size), 0) / 1024);
}

async function started() {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${origin}/health`).catch(() => null);
    if (answer?.ok) return;
    await wait(500);
  }
  throw new Error("The server didn't start");
}

async function signUp() {
  const body = new URLSearchParams({
    name: "Ada",
    email: "ada@example.com",
    password: "correct horse",
  });
  const init = {
    method: "POST",
    body,
    headers: { origin },
    redirect: /** @type {const} */ ("manual"),
  };
  const answer = await fetch(`${origin}/sign-up`, init);
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}

/** @param {string} cookie @param {string} operation */
function create(cookie, operation) {
  return fetch(`${origin}/api/trpc/contact.create`, {
    method: "POST",
    headers: { origin, cookie, "content-type": "application/json" },
    body: JSON.stringify({ json: { firstName: operation, operation } }),
  });
}

const pages = ["/contacts", "/today", "/deals", "/tasks", "/reports"];
/** @type {Map<string, number>} */
const counts = new Map();
/** @type {number[]} */
const times = [];
/** @type {string[]} */
const faults = [];
/** @type {string[]} */
const sent = [];

/** @param {() => Promise<Response>} ask */
async function measured(ask) {
  const began = performance.now();
  const answer = await ask().catch(
    (error) => new Response(String(error?.cause ?? error), { status: 599 }),
  );
  const text = await answer.text();
  times.push(performance.now() - began);
  counts.set(String(answer.status), (counts.get(String(answer.status)) ?? 0) + 1);
  const isBusy = [429, 503].includes(answer.status) && answer.headers.has("retry-after");
  if (answer.status >= 400 && !isBusy) faults.push(`${answer.status} ${text.slice(0, 200)}`);
}

/** @param {string} cookie @param {number} end */
async function client(cookie, end) {
  for (let turn = 0; Date.now() < end; turn += 1) {
    const operation = crypto.randomUUID();
    if (turn % 2 === 0) sent.push(operation);
    const page = pages[Math.floor(turn / 2) % pages.length];
    await measured(() =>
      turn % 2 === 0 ? create(cookie, operation) : fetch(origin + page, { headers: { cookie } }),
    );
  }
}

/** How many contacts there are. @param {string} cookie */
async function total(cookie) {
  const answer = await fetch(`${origin}/api/trpc/contact.list`, { headers: { cookie } });
  return (await answer.json()).result.data.json.total;
}

try {
  await started();
  const cookie = await signUp();
  const before = memory();
  const end = Date.now() + seconds * 1_000;
  await Promise.all(Array.from({ length: clients }, () => client(cookie, end)));
  const after = memory();
  const held = await total(cookie);
  // Sending everything again adds what was refused, and nothing twice.
  for (let from = 0; from < sent.length; from += 10) {
    const some = sent.slice(from, from + 10).map((operation) => create(cookie, operation));
    for (const answer of await Promise.all(some)) await answer.text();
  }
  const again = await total(cookie);
  times.sort((one, other) => one - other);
  const at = (/** @type {number} */ share) =>
    Math.round(times[Math.floor(times.length * share)] ?? 0);
  console.log(
    `${times.length} requests in ${seconds} s by ${clients} clients:`,
    Object.fromEntries(counts),
  );
  console.log(`median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, slowest ${at(0.9999)} ms`);
  console.log(`${sent.length} contacts sent, ${held} stored, ${again} after sending all again`);
  console.log(`workerd: ${before} MB before, ${after} MB after`);
  if (faults.length > 0) console.error(`${faults.length} faults, such as ${faults[0]}`);
  process.exitCode = faults.length > 0 || again !== sent.length ? 1 : 0;
} finally {
  server.kill("SIGTERM");
  await wait(2_000);
  rmSync(state, { recursive: true, force: true });
}
