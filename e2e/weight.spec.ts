import { gzipSync } from "node:zlib";
import type { Page } from "playwright/test";
import { addContact, addContacts, call, expect, signUp, test } from "./person.ts";

/**
 * The most JavaScript that a page may load until it is idle, beyond React and its router, gzipped,
 * in bytes.
 */
const budgets = {
  contactsList: 18_000,
  anyOther: 30_000,
  /** Its forms are open, and their library is 8 kB of it. */
  deal: 38_500,
  /** The drag and drop library is 29 kB of it. */
  board: 54_500,
};

interface Script {
  url: string;
  weight: number;
  text: string;
}

/** The scripts that a page loads until it is idle, with an empty cache. */
async function scriptsOf(page: Page, path: string): Promise<Script[]> {
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

function expectAtMost(budget: number, scripts: Script[]): void {
  expect(scripts.filter(isFramework), "the framework came in files of its own").toHaveLength(3);
  const own = scripts.filter((script) => !isFramework(script));
  expect(own.length, "some JavaScript of our own came at all").toBeGreaterThan(1);
  const sum = own.reduce((total, { weight }) => total + weight, 0);
  test.info().annotations.push({ type: "bytes of our own JavaScript", description: String(sum) });
  const heaviest = own.map(({ url, weight }) => `${weight} ${url}`).sort();
  expect(sum, heaviest.join("\n")).toBeLessThanOrEqual(budget);
}

test("the list of contacts brings at most 18 kB of our own JavaScript, and no client of the api", async ({
  page,
}) => {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 60 }, (_, index) => ({ firstName: `Person ${index}`, tags: ["Lead"] })),
  );
  const html = await (await page.request.get("/contacts")).text();
  expect(html.match(/class="row-link"/g)).toHaveLength(50);
  const scripts = await scriptsOf(page, "/contacts");
  expectAtMost(budgets.contactsList, scripts);
  expect(scripts.filter(({ text }) => text.includes("TRPCClientError"))).toEqual([]);
});

interface Ids {
  contact: number;
  deal: number;
}

const others: Record<string, { path: (ids: Ids) => string; budget?: number }> = {
  "a contact": { path: ({ contact }) => `/contacts/${contact}` },
  "a contact's form": { path: ({ contact }) => `/contacts/${contact}/edit` },
  "the board": { path: () => "/deals", budget: budgets.board },
  "the list of deals": { path: () => "/deals/all" },
  "a deal": { path: ({ deal }) => `/deals/${deal}`, budget: budgets.deal },
  "a deal's form": { path: ({ deal }) => `/deals/${deal}/edit` },
  "the dashboard": { path: () => "/dashboard" },
  "the settings": { path: () => "/settings" },
};

for (const [name, { path, budget = budgets.anyOther }] of Object.entries(others)) {
  test(`${name} brings at most ${budget / 1000} kB of JavaScript beyond the framework`, async ({
    page,
  }) => {
    await signUp(page);
    const contact = await addContact(page, { firstName: "Ann", company: "Acme" });
    const made = { title: "Website", value: 1, contactId: contact };
    const { id: deal } = await call<{ id: number }>(page, "deal.create", made);
    expectAtMost(budget, await scriptsOf(page, path({ contact, deal })));
  });
}
