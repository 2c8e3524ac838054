// @ts-check
import { chromium } from "playwright";
import { inTurn, median, ratioOf } from "./bench-times.mjs";
import { ensureChromium } from "./chromium.mjs";

/** @typedef {import("./bench-visitor.mjs").Visitor} Visitor */
/** @typedef {import("./bench-pages.mjs").BenchPage} BenchPage */
/** @typedef {import("playwright").Browser} Browser */
/** @typedef {import("playwright").BrowserContext} BrowserContext */

/** The board of a workspace, with the rows that the cards on it may cost. @param {Visitor} visitor @returns {Promise<BenchPage[]>} */
export async function boardPages(visitor) {
  /** @type {{ columns: { deals: { tagIds: number[] }[] }[] }} */
  const { columns } = await visitor.ask("deal.board", { folded: "closed" });
  const cards = columns.flatMap(({ deals }) => deals);
  const tags = cards.reduce((sum, { tagIds }) => sum + tagIds.length, 0);
  return [
    { name: "board", path: "/deals", budget: 40 + 3 * cards.length + tags },
    { name: "board, searched", path: "/deals?search=project", budget: null },
    { name: "board, by value", path: "/deals?value-from=10000&value-to=50000", budget: null },
    { name: "board, overdue", path: "/deals?overdue=on", budget: null },
  ];
}

/**
 * How long it takes in a browser from opening the board until its cards can be dragged, as rows of
 * a table: with an empty cache, and with Kith's files cached.
 * @param {Visitor[]} visitors
 * @returns {AsyncGenerator<string[]>}
 */
export async function* usableTimes(visitors) {
  const browser = await chromium.launch({
    executablePath: (await ensureChromium()).browser,
    args: ["--no-sandbox"],
  });
  const named = visitors.map(({ size }) => size.toLocaleString("en"));
  yield [
    "usable after",
    ...named.map((size) => `${size}: ms`),
    ...named.slice(1).map((size) => `x at ${size}`),
  ];
  const kept = await Promise.all(visitors.map((visitor) => contextOf(browser, visitor)));
  /** @type {[string, (() => Promise<{ milliseconds: number }>)[]][]} */
  const ways = [
    ["first visit", visitors.map((visitor) => () => firstVisit(browser, visitor))],
    ["later visit", kept.map((context) => () => usable(context))],
  ];
  for (const [name, askings] of ways) {
    const samples = await inTurn(askings);
    const [first = [], ...others] = samples;
    yield [
      name,
      ...samples.map((each) => median(each.map(({ milliseconds }) => milliseconds)).toFixed(0)),
      ...others.map((each) => ratioOf(each, first).toFixed(2)),
    ];
  }
  await browser.close();
}

/**
 * A browser context that is signed in as a visitor.
 * @param {Browser} browser
 * @param {Visitor} visitor
 */
async function contextOf(browser, visitor) {
  const context = await browser.newContext({
    baseURL: visitor.origin,
    viewport: { width: 1280, height: 800 },
  });
  await context.addCookies(
    [...visitor.cookies].map(([name, value]) => ({ name, value, url: visitor.origin })),
  );
  await context.addInitScript(noteUsable);
  return context;
}

/** @param {Browser} browser @param {Visitor} visitor */
async function firstVisit(browser, visitor) {
  const context = await contextOf(browser, visitor);
  const sample = await usable(context);
  await context.close();
  return sample;
}

/** Records, in the page, when a board with draggable cards has been painted. */
function noteUsable() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector("[data-live]")) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        document.documentElement.dataset.usableAfter = String(performance.now());
      }),
    );
  }).observe(document, { subtree: true, attributeFilter: ["data-live"] });
}

/** @param {BrowserContext} context */
async function usable(context) {
  const page = await context.newPage();
  await page.goto("/deals");
  const shown = page.locator("html[data-usable-after]");
  const milliseconds = Number(await shown.getAttribute("data-usable-after"));
  await page.close();
  return { milliseconds };
}
