import { randomInt, randomUUID } from "node:crypto";
import { type Browser, test as base, expect, type Locator, type Page } from "playwright/test";

/** Somebody with an account of their own and an empty workspace. */
export interface Person {
  name: string;
  email: string;
  password: string;
}

export function newPerson(): Person {
  return { name: "Ada Byron", email: `${randomUUID()}@example.com`, password: "correct horse" };
}

/**
 * A test that comes from a network address of its own, since sign-ups and sign-ins are throttled by
 * address, and that fails when the browser's console complains of anything but a refusal (4xx), or of
 * a network that the test itself has taken away.
 */
export const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted here.
  extraHTTPHeaders: async ({}, use) => {
    await use({ "cf-connecting-ip": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` });
  },
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      const serious = message.type() === "error" || message.type() === "warning";
      const expected =
        /^Failed to load resource: (.* status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/.test(
          message.text(),
        );
      if (serious && !expected) complaints.push(message.text());
    });
    await use(page);
    expect(complaints, "what the browser's console complained of").toEqual([]);
  },
});

/**
 * Where a scenario runs, if not with JavaScript on a wide screen. What links and forms do is proven
 * without JavaScript; both ways where a browser's code goes a way of its own (it sends the form, shows
 * the message, keeps the focus or what was typed); on a phone what is laid out or pressed otherwise there.
 */
export const withoutJavaScript = { tag: "@no-javascript" };
export const bothWays = { tag: ["@javascript", "@no-javascript"] };
export const onPhone = { tag: "@phone" };
export const everyWay = { tag: ["@javascript", "@no-javascript", "@phone"] };

/** As a browser does, a request is sent again where the server had just closed an idle connection. */
const maxRetries = 2;

/** Signs a new person in on the page, with an account that e2e/accounts.mjs hands out. */
export async function signUp(page: Page): Promise<Person> {
  const { protocol, hostname, port } = new URL(siteOrigin());
  const accounts = `${protocol}//${hostname}:${Number(port) + 1}`;
  const response = await page.request.post(accounts, { maxRetries });
  return response.json();
}

/** A page of another browser, on which another new person is signed in. */
export async function pageOfAnother(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signUp(page);
  return page;
}

/** The address of the site under test: scheme, host and port. */
export function siteOrigin(): string {
  return new URL(test.info().project.use.baseURL ?? "").origin;
}

/** Calls a procedure as the person who is signed in on the page: one that writes, unless it is to "read". */
export async function call<Answer = unknown>(
  page: Page,
  procedure: string,
  input: unknown,
  how: "write" | "read" = "write",
): Promise<Answer> {
  const url = `/api/trpc/${procedure}`;
  const response =
    how === "write"
      ? await page.request.post(url, { data: { json: input }, maxRetries })
      : await page.request.get(url, {
          params: { input: JSON.stringify({ json: input }) },
          maxRetries,
        });
  const { result, error } = await response.json();
  if (error) throw new Error(`${procedure}: ${error.json.message}`);
  return result.data.json;
}

/** Puts contacts into the workspace of the person who is signed in on the page. */
export async function addContacts(page: Page, rows: Record<string, unknown>[]): Promise<void> {
  await call(page, "contact.import", { rows, operation: randomUUID() });
}

/** Adds one contact and answers with its id. */
export async function addContact(page: Page, contact: Record<string, unknown>): Promise<number> {
  return (await call<{ id: number }>(page, "contact.create", contact)).id;
}

/** Adds a tag and answers with its id. */
export async function addTag(page: Page, name: string, color = "#3B82F6"): Promise<number> {
  return (await call<{ id: number }>(page, "tag.create", { name, color })).id;
}

/** Requests to such addresses are answered only once what this returns is called. */
export async function withhold(page: Page, url: string): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(url, async (route) => {
    await released;
    await route.continue();
  });
  return async () => {
    release();
    await page.unrouteAll({ behavior: "wait" });
  };
}

/** Code that is asked for from now on comes only once what this returns is called. */
export function withholdCode(page: Page): Promise<() => Promise<void>> {
  return withhold(page, "**/assets/*.js");
}

/** Where a page says what was done; a history says it elsewhere. */
export function messagesOf(page: Page): Locator {
  return page.getByRole("region", { name: "Messages" });
}

/** The Undo of the latest message; a history has others. */
export function undoIn(page: Page): Locator {
  return messagesOf(page).getByRole("button", { name: "Undo" });
}

/** The button of the message after an undo. */
export function redoIn(page: Page): Locator {
  return messagesOf(page).getByRole("button", { name: "Redo" });
}

export { expect } from "playwright/test";
