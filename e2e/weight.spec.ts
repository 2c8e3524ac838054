import { gzipSync } from "node:zlib";
import type { Page } from "playwright/test";
import { addContact, addContacts, call, expect, signUp, test } from "./person.ts";

test.use({ savesData: false });

/**
 * The most JavaScript that a page may load until it is idle, beyond React and its router, gzipped,
 * in bytes.
 */
const budgets = {
  contactsList: 18_700,
  anyOther: 31_000,
};

/**
 * The most files in which the code of a page may come, beyond React and its router: what all pages share, what
 * those of its kind and feature share, and its own.
 */
const mostFiles = 12;

interface Script {
  url: string;
  weight: number;
  text: string;
}

/** The scripts that a page loads before it is idle, with an empty cache; it never gets idle here. */
async function scriptsUntilIdle(page: Page, path: string): Promise<Script[]> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const scripts: Promise<Script>[] = [];
  page.on("response", (response) => {
    if (!response.headers()["content-type"]?.includes("javascript")) return;
    const weigh = async () => {
      const body = await response.body();
      return { url: response.url(), weight: gzipSync(body).byteLength, text: body.toString() };
    };
    scripts.push(weigh());
  });
  await page.goto(path, { waitUntil: "networkidle" });
  return Promise.all(scripts);
}

/** React and its router, their start script, and the bundler's own runtime. */
function isFramework({ url }: Script): boolean {
  return /\/(framework|entry\.client|rolldown-runtime)-[^/]*\.js$/.test(url);
}

/** The weight of these scripts without the framework, in bytes. */
function weightOf(scripts: Script[]): number {
  const own = scripts.filter((script) => !isFramework(script));
  return own.reduce((total, { weight }) => total + weight, 0);
}

function note(type: string, bytes: number): void {
  test.info().annotations.push({ type, description: `${bytes} bytes` });
}

function expectAtMost(budget: number, scripts: Script[]): void {
  expect(scripts.filter(isFramework), "the framework came in files of its own").toHaveLength(3);
  expect(scripts.length, "some JavaScript of our own came").toBeGreaterThan(4);
  const own = scripts.filter((script) => !isFramework(script));
  expect(own.length, "files of our own").toBeLessThanOrEqual(mostFiles);
  const sum = weightOf(scripts);
  note("JavaScript of our own until idle", sum);
  const heaviest = scripts.map(({ url, weight }) => `${weight} ${url}`).sort();
  expect(sum, heaviest.join("\n")).toBeLessThanOrEqual(budget);
}

test("the contacts list loads at most 18.7 kB of our own JavaScript, and no API client", async ({
  page,
}) => {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 60 }, (_, index) => ({ firstName: `Person ${index}`, tags: ["Lead"] })),
  );
  const html = await (await page.request.get("/contacts")).text();
  expect(html.match(/class="row-link"/g)).toHaveLength(50);
  const scripts = await scriptsUntilIdle(page, "/contacts");
  expectAtMost(budgets.contactsList, scripts);
  expect(scripts.filter(({ text }) => text.includes("TRPCClientError"))).toEqual([]);
});

/** The weight of the stylesheets that a page waits for on a screen, gzipped, in bytes. */
async function weightOfStyles(page: Page, path: string): Promise<number> {
  const html = await (await page.request.get(path)).text();
  const styles = Array.from(
    html.matchAll(/rel="stylesheet" href="([^"#]+)#?"(?! media=)/g),
    ([, url]) => url,
  );
  expect(styles.length).toBeGreaterThan(0);
  const bodies = await Promise.all(
    styles.map(async (url) => (await page.request.get(url ?? "")).body()),
  );
  return bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0);
}

test("the styles of a list weigh at most 8.4 kB, and those of a record at most 10.5 kB", async ({
  page,
}) => {
  await signUp(page);
  const contact = await addContact(page, { firstName: "Ann" });
  const made = { title: "Website", value: 1, contactId: contact };
  const { id: deal } = await call<{ id: number }>(page, "deal.create", made);
  for (const list of ["/contacts", "/deals/all", "/companies", "/trash"]) {
    expect(await weightOfStyles(page, list), list).toBeLessThanOrEqual(8_400);
  }
  for (const record of [`/contacts/${contact}`, `/deals/${deal}`]) {
    expect(await weightOfStyles(page, record), record).toBeLessThanOrEqual(10_500);
  }
});

interface Ids {
  contact: number;
  company: number;
  deal: number;
}

const others: Record<string, (ids: Ids) => string> = {
  "a contact": ({ contact }) => `/contacts/${contact}`,
  "a contact's form": ({ contact }) => `/contacts/${contact}/edit`,
  "the companies": () => "/companies",
  "a company": ({ company }) => `/companies/${company}`,
  "a company's form": ({ company }) => `/companies/${company}/edit`,
  "a merge of companies": ({ company }) => `/companies/merge?id=${company}`,
  "the board": () => "/deals",
  "the list of deals": () => "/deals/all",
  "a deal": ({ deal }) => `/deals/${deal}`,
  "a deal's form": ({ deal }) => `/deals/${deal}/edit`,
  Today: () => "/today",
  "the settings": () => "/settings",
};

for (const [name, pathOf] of Object.entries(others)) {
  test(`${name} brings at most 31 kB of our own JavaScript until it is idle`, async ({ page }) => {
    await signUp(page);
    const contact = await addContact(page, { firstName: "Ann", company: "Acme" });
    const { id: company } = await call<{ id: number }>(page, "company.create", { name: "Beta" });
    const made = { title: "Website", value: 1, contactId: contact };
    const { id: deal } = await call<{ id: number }>(page, "deal.create", made);
    const path = pathOf({ contact, company, deal });
    const scripts = await scriptsUntilIdle(page, path);
    expectAtMost(budgets.anyOther, scripts);
  });
}
