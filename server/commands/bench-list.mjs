// @ts-check
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright";
import { serveFloor } from "./bench-floor.mjs";
import { median } from "./bench-times.mjs";
import { Visitor } from "./bench-visitor.mjs";
import { ensureChromium } from "./chromium.mjs";

/** @typedef {import("playwright").Browser} Browser */
/** @typedef {import("playwright").BrowserContext} BrowserContext */
/** @typedef {{ name: string, origin: string, visitor: Visitor | null, pids: number[] }} Target */

/** How slow a browser is: its connection, and its processor. */
const conditions = {
  "at full speed": { rate: 1, slow: false },
  "4x slower": { rate: 4, slow: false },
  "slow 4G, 4x slower": { rate: 4, slow: true },
};

/** Slow 4G as Lighthouse simulates it. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 204_800,
  uploadThroughput: 96_000,
};

/** What other products took on 29 November 2026, by the row of the table; see docs/bench.md. */
const next = {
  cpu: "75.7",
  rate: "12.8",
  readable: { "at full speed": "332", "4x slower": "965", "slow 4G, 4x slower": "910" },
  interactive: { "at full speed": "390", "4x slower": "1222", "slow 4G, 4x slower": "1701" },
  blocking: "271",
};

/**
 * Kith's list of contacts against the floor, side by side, as rows of a table.
 * @param {{ state: string, origin: string, port: number }} options
 * @returns {AsyncGenerator<string[]>}
 */
export async function* listTable({ state, origin, port }) {
  const visitor = await Visitor.of(origin, 1_000);
  const kith = { name: "Kith", origin, visitor, pids: workerdPids() };
  const browser = await chromium.launch({
    executablePath: (await ensureChromium()).shell,
    args: ["--no-sandbox"],
  });
  const page = { email: "bench-1000@example.com", drawn: await drawnPage(browser, kith) };
  const server = await serveFloor({ source: "bench/list-floor.ts", state, port, page });
  const pids = workerdPids().filter((pid) => !kith.pids.includes(pid));
  const floor = { name: "floor", origin: `http://127.0.0.1:${port}`, visitor: null, pids };
  try {
    yield ["list of 50 contacts", "floor", "Kith", "x floor", "goal", "Next, 29 Nov"];
    yield* serverRows(floor, kith);
    yield* browserRows(browser, floor, kith);
    yield* navigationRows(browser, kith);
    yield* weightRows(browser, kith);
    yield* databaseRows(visitor);
    const { bytes } = await (await Visitor.of(origin, 5_000, "deals")).time("/deals");
    yield ["board of 100 cards, HTML, raw, kB", "", (bytes / 1_000).toFixed(1), "", "<= 130", ""];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** @param {Target} floor @param {Target} kith @returns {AsyncGenerator<string[]>} */
async function* serverRows(floor, kith) {
  const targets = [floor, kith];
  for (const target of targets) await load(target, 8, { requests: 150 });
  const cpu = await rounds(7, targets, async (target) => {
    const before = processorTime(target.pids);
    await load(target, 1, { requests: 60 });
    return (processorTime(target.pids) - before) / 60;
  });
  yield row("Worker CPU, ms", cpu, { goal: "<= 2.5x", next: next.cpu });
  for (const clients of [1, 8, 32]) {
    const rates = await rounds(3, targets, (target) =>
      load(target, clients, { milliseconds: 2_000 }),
    );
    const figures = {
      goal: clients === 8 ? ">= 14x Next" : "",
      next: clients === 8 ? next.rate : "",
    };
    yield row(`requests/s, ${clients} at once`, rates, figures);
  }
}

/** @param {Browser} browser @param {Target} floor @param {Target} kith @returns {AsyncGenerator<string[]>} */
async function* browserRows(browser, floor, kith) {
  for (const [name, condition] of Object.entries(conditions)) {
    const samples = await rounds(5, [floor, kith], (target) => visits(browser, target, condition));
    const of = (/** @type {keyof Awaited<ReturnType<typeof visits>>} */ what) =>
      samples.map((each) => each.map((sample) => sample[what]));
    const key = /** @type {keyof typeof conditions} */ (name);
    yield row(`first paint, ${name}, ms`, of("painted"), { next: next.readable[key] });
    yield row(`interactive, ${name}, ms`, of("interactive"), { next: next.interactive[key] });
    yield row(`blocked, ${name}, ms`, of("blocked"), {
      next: condition.rate > 1 && !condition.slow ? next.blocking : "",
    });
    yield row(`second visit painted, ${name}, ms`, of("paintedAgain"), {});
    yield row(`second visit interactive, ${name}, ms`, of("interactiveAgain"), {});
  }
}

/** The first navigations from a page whose code has loaded. @param {Browser} browser @param {Target} kith @returns {AsyncGenerator<string[]>} */
async function* navigationRows(browser, kith) {
  /** @type {[name: string, from: string, link: string, shown: string][]} */
  const ways = [
    ["list to contact", "/contacts", ".row-link", ".record"],
    ["list to board", "/contacts", 'nav a[href="/deals"]', ".board"],
    ["list to form", "/contacts", 'a[href="/contacts/new"]', 'input[name="firstName"]'],
    ["Today to list", "/today", 'nav a[href="/contacts"]', ".row-link"],
  ];
  for (const [name, from, link, shown] of ways) {
    for (const slow of [false, true]) {
      const [times = []] = await rounds(5, [kith], () =>
        navigation(browser, kith, { from, link, shown, slow }),
      );
      const title = `first navigation, ${name}${slow ? ", slow 4G" : ""}, ms`;
      yield [title, "", median(times).toFixed(0), "", slow ? "< 400" : "< 100", ""];
    }
  }
}

/** What the list weighs until it is idle. @param {Browser} browser @param {Target} kith @returns {AsyncGenerator<string[]>} */
async function* weightRows(browser, kith) {
  const context = await contextOf(browser, kith);
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  /** @type {Set<string>} */
  const loaded = new Set();
  tab.on("request", (request) => loaded.add(new URL(request.url()).pathname));
  await tab.goto("/contacts", { waitUntil: "networkidle" });
  await context.close();
  const weightOf = (/** @type {string} */ extension) =>
    [...loaded]
      .filter((file) => file.startsWith("/assets/") && file.endsWith(extension))
      .reduce((sum, file) => sum + gzipSync(readFileSync(`build/client${file}`)).byteLength, 0);
  const html = await kith.visitor?.send("/contacts");
  const text = (await html?.text()) ?? "";
  const files = readdirSync("build/server", { encoding: "utf8", recursive: true });
  const modules = files.filter((file) => file.endsWith(".js"));
  const code = Buffer.concat(modules.map((file) => readFileSync(path.join("build/server", file))));
  const kilobytes = (/** @type {number} */ bytes) => (bytes / 1_000).toFixed(1);
  yield ["Worker, gzipped, kB", "", kilobytes(gzipSync(code).byteLength), "", "<= 450", "1832"];
  yield ["JavaScript until idle, gzipped, kB", "", kilobytes(weightOf(".js")), "", "", "135"];
  yield ["CSS, gzipped, kB", "", kilobytes(weightOf(".css")), "", "<= 8", "8.7"];
  yield ["HTML, raw, kB", "", kilobytes(text.length), "", "", "609"];
  yield ["HTML, gzipped, kB", "", kilobytes(gzipSync(text).byteLength), "", "", "13.5"];
}

/** Round trips to the database, and the rows that it reads. @param {Visitor} visitor @returns {AsyncGenerator<string[]>} */
async function* databaseRows(visitor) {
  for (const [name, goal] of [
    ["contacts", "<= 2 / 220"],
    ["Today", "<= 2 / 150"],
  ]) {
    const { queries, read } = await visitor.time(`/${name}`);
    yield [`D1, ${name}, trips / rows`, "", `${queries} / ${read}`, "", goal ?? "", ""];
  }
}

/**
 * A row of medians, with the median ratio of the two targets in the same round.
 * @param {string} name
 * @param {number[][]} samples of the floor, and of Kith
 * @param {{ goal?: string, next?: string }} others
 */
function row(name, [floor = [], kith = []], { goal = "", next = "" }) {
  const ratio = median(kith.map((sample, round) => sample / (floor[round] ?? Number.NaN)));
  const cell = (/** @type {number[]} */ samples) => {
    const middle = median(samples);
    if (Number.isNaN(middle)) return "";
    return middle.toFixed(middle < 20 ? 1 : 0);
  };
  return [
    name,
    cell(floor),
    cell(kith),
    Number.isFinite(ratio) ? ratio.toFixed(2) : "",
    goal,
    next,
  ];
}

/**
 * Measures targets in turn, so that what else the machine does affects all alike.
 * @template Sample
 * @param {number} count
 * @param {Target[]} targets
 * @param {(target: Target) => Promise<Sample>} measure
 * @returns {Promise<Sample[][]>} of each target, by the round
 */
async function rounds(count, targets, measure) {
  /** @type {Sample[][]} */
  const samples = targets.map(() => []);
  for (let round = 0; round < count; round += 1) {
    for (const [index, target] of targets.entries()) samples[index]?.push(await measure(target));
  }
  return samples;
}

/**
 * Asks for the list again and again, uncompressed.
 * @param {Target} target
 * @param {number} clients at once
 * @param {{ requests?: number, milliseconds?: number }} until
 * @returns {Promise<number>} requests a second
 */
async function load(
  target,
  clients,
  { requests = Number.POSITIVE_INFINITY, milliseconds = Number.POSITIVE_INFINITY },
) {
  const begun = performance.now();
  let asked = 0;
  const client = async () => {
    while (asked < requests && performance.now() - begun < milliseconds) {
      asked += 1;
      const init = { headers: { "accept-encoding": "identity" } };
      const answer = await (target.visitor?.send("/contacts", init) ?? fetch(target.origin, init));
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${target.name} answered ${answer.status}.`);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (asked / (performance.now() - begun)) * 1_000;
}

/** The runtimes that this process has started. */
function workerdPids() {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === process.pid && nameOf(pid) === "workerd");
}

/** @param {number} pid @returns {string[]} what Linux says of a process, from its state on */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  } catch {
    return [];
  }
}

/** @param {number} pid */
function parentOf(pid) {
  return Number(statOf(pid)[1]);
}

/** @param {number} pid */
function nameOf(pid) {
  return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
}

/** Milliseconds of processor time; Linux counts hundredths of a second. @param {number[]} pids */
function processorTime(pids) {
  return pids.reduce((sum, pid) => sum + Number(statOf(pid)[11]) + Number(statOf(pid)[12]), 0) * 10;
}

/** @param {Browser} browser @param {Target} target */
async function contextOf(browser, { origin, visitor }) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 800 },
  });
  const cookies = [...(visitor?.cookies ?? [])];
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })));
  return context;
}

/** The elements of Kith's list, without its scripts. @param {Browser} browser @param {Target} kith */
async function drawnPage(browser, kith) {
  const context = await contextOf(browser, kith);
  await context.route("**/*.js", (route) => route.abort());
  const tab = await context.newPage();
  await tab.goto("/contacts");
  const drawn = await tab.evaluate(() => {
    /** @param {Element} element @returns {unknown} */
    const draw = (element) => [
      element.localName,
      Object.fromEntries(
        Array.from(element.attributes, ({ name, value }) => [name, value || true]).filter(
          ([name]) => name !== "style" && !String(name).startsWith("on"),
        ),
      ),
      Array.from(element.childNodes).flatMap((node) => {
        if (node instanceof Text) return [node.data];
        return node instanceof Element && !node.matches("script, link[rel=modulepreload]")
          ? [draw(node)]
          : [];
      }),
    ];
    return draw(document.documentElement);
  });
  await context.close();
  return drawn;
}

/**
 * A first visit with an empty cache, and a second one.
 * @param {Browser} browser
 * @param {Target} target
 * @param {{ rate: number, slow: boolean }} condition
 */
async function visits(browser, target, condition) {
  const context = await contextOf(browser, target);
  const first = await visit(context, target, condition);
  const second = await visit(context, target, condition);
  await context.close();
  return { ...first, paintedAgain: second.painted, interactiveAgain: second.interactive };
}

/** @param {BrowserContext} context @param {Target} target @param {{ rate: number, slow: boolean }} condition */
async function visit(context, target, { rate, slow }) {
  const tab = await context.newPage();
  const devtools = await context.newCDPSession(tab);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate });
  if (slow) await devtools.send("Network.emulateNetworkConditions", slow4G);
  await tab.addInitScript(() => {
    const seen = { blocked: 0, interactive: Number.NaN };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.blocked += Math.max(0, duration - 50);
    }).observe({ type: "longtask", buffered: true });
    // React marks the elements that it has taken over.
    const look = () => {
      const link = document.querySelector(".row-link");
      if (link && Object.keys(link).some((key) => key.startsWith("__reactProps")))
        seen.interactive = performance.now();
      else setTimeout(look, 4);
    };
    if (location.port) look();
  });
  await tab.goto(target.visitor ? "/contacts" : "/", { waitUntil: "load" });
  if (target.visitor)
    await tab.waitForFunction(() => !Number.isNaN(/** @type {any} */ (window).seen.interactive));
  await tab.waitForTimeout(500);
  const sample = await tab.evaluate(() => ({
    .../** @type {{ seen: { blocked: number, interactive: number } }} */ (
      /** @type {unknown} */ (window)
    ).seen,
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  }));
  await tab.close();
  return sample;
}

/**
 * Milliseconds from pressing a link until its page shows.
 * @param {Browser} browser
 * @param {Target} kith
 * @param {{ from: string, link: string, shown: string, slow: boolean }} way
 */
async function navigation(browser, kith, { from, link, shown, slow }) {
  const context = await contextOf(browser, kith);
  const tab = await context.newPage();
  if (slow) {
    const devtools = await context.newCDPSession(tab);
    await devtools.send("Network.emulateNetworkConditions", slow4G);
  }
  await tab.goto(from, { waitUntil: "networkidle" });
  await tab.waitForTimeout(1_000);
  const time = await tab.evaluate(
    ([link = "", shown = ""]) =>
      new Promise((resolve) => {
        const begun = performance.now();
        const path = location.pathname;
        new MutationObserver((_, observer) => {
          if (location.pathname === path || !document.querySelector(shown)) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - begun));
        }).observe(document, { subtree: true, childList: true, attributes: true });
        const pressed = document.querySelector(link);
        pressed?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: 0 }));
        pressed?.dispatchEvent(
          new MouseEvent("click", { bubbles: true, cancelable: true, button: 0 }),
        );
      }),
    [link, shown],
  );
  await context.close();
  return Number(time);
}
