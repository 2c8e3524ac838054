// @ts-check
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/*
 * Overload: 200 clients for 60 seconds against `npm start` on this machine, half of whose requests write. Fails if an
 * answer isn't 200, other than 429 or 503 with Retry-After, if those are more than a fifth, or if a write is lost or
 * done twice; prints the figures.
 * `node e2e/overload.mjs`
 */
const clients = 200;
const seconds = 60;
/** The largest share of requests that may be refused. */
const mostRefused = 0.2;
const origin = "http://localhost:4390";
if (await fetch(origin).catch(() => null))
  throw new Error(`Something answers at ${origin} already`);
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
/** The operations that were answered with 200. @type {Set<string>} */
const acknowledged = new Set();

/** The answer's status; anything but 200 and a refusal with Retry-After is a fault. @param {() => Promise<Response>} ask */
async function measured(ask) {
  const began = performance.now();
  const answer = await ask().catch(
    (error) => new Response(String(error?.cause ?? error), { status: 599 }),
  );
  const text = await answer.text();
  times.push(performance.now() - began);
  counts.set(String(answer.status), (counts.get(String(answer.status)) ?? 0) + 1);
  const isBusy = [429, 503].includes(answer.status) && answer.headers.has("retry-after");
  if (answer.status !== 200 && !isBusy) faults.push(`${answer.status} ${text.slice(0, 200)}`);
  return answer.status;
}

/** @param {string} cookie @param {number} end */
async function client(cookie, end) {
  for (let turn = 0; Date.now() < end; turn += 1) {
    const operation = crypto.randomUUID();
    if (turn % 2 === 0) sent.push(operation);
    const page = pages[Math.floor(turn / 2) % pages.length];
    // A page to sign in on isn't the page.
    const init = { headers: { cookie }, redirect: /** @type {const} */ ("manual") };
    const status = await measured(() =>
      turn % 2 === 0 ? create(cookie, operation) : fetch(origin + page, init),
    );
    if (turn % 2 === 0 && status === 200) acknowledged.add(operation);
  }
}

/** Sends everything again, which adds what was refused, and nothing twice. @param {string} cookie */
async function sendAgain(cookie) {
  for (let from = 0; from < sent.length; from += 10) {
    const some = sent.slice(from, from + 10).map((operation) => create(cookie, operation));
    for (const answer of await Promise.all(some)) {
      const text = await answer.text();
      if (answer.status !== 200) faults.push(`again ${answer.status} ${text.slice(0, 200)}`);
    }
  }
}

/** What is wrong with how many contacts were stored. @param {number} held @param {number} again */
function losses(held, again) {
  return [
    ...(held < acknowledged.size
      ? [`${acknowledged.size - held} acknowledged writes are lost`]
      : []),
    ...(held > sent.length ? [`${held - sent.length} writes were done twice`] : []),
    ...(again !== sent.length ? [`${again} are stored after ${sent.length} were sent again`] : []),
  ];
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
  await sendAgain(cookie);
  const again = await total(cookie);
  times.sort((one, other) => one - other);
  const at = (/** @type {number} */ share) =>
    Math.round(times[Math.floor(times.length * share)] ?? 0);
  console.log(
    `${times.length} requests in ${seconds} s by ${clients} clients:`,
    Object.fromEntries(counts),
  );
  console.log(
    `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, slowest ${Math.round(times.at(-1) ?? 0)} ms`,
  );
  console.log(
    `${sent.length} contacts sent, ${acknowledged.size} acknowledged, ${held} stored, ${again} after sending all again`,
  );
  console.log(`workerd: ${before} MB before, ${after} MB after`);
  const refused = (counts.get("429") ?? 0) + (counts.get("503") ?? 0);
  const share = refused / times.length;
  if (share > mostRefused) faults.push(`${Math.round(share * 100)} % were refused`);
  faults.push(...losses(held, again));
  for (const fault of faults.slice(-5)) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  server.kill("SIGTERM");
  await wait(2_000);
  rmSync(state, { recursive: true, force: true });
}
