import { randomInt, randomUUID } from "node:crypto";
import {
  type Browser,
  test as base,
  type ConsoleMessage,
  expect,
  type Locator,
  type Page,
} from "playwright/test";

/** A person with an account and an empty workspace. */
export interface Person {
  name: string;
  email: string;
  password: string;
}

export function newPerson(): Person {
  return { name: "Ada Byron", email: `${randomUUID()}@example.com`, password: "correct horse" };
}

/**
 * A test with its own network address, because sign-ups and sign-ins are throttled by address. It
 * fails if the browser's console reports anything except refusals (4xx), or a network that the test
 * itself has cut. Its browser saves data, unless a test says otherwise: the code of further pages
 * isn't fetched, which would cost each test a sixth of its time.
 */
export const test = base.extend<{ savesData: boolean }>({
  savesData: [true, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted here.
  extraHTTPHeaders: async ({}, use) => {
    await use({ "cf-connecting-ip": anyAddress() });
  },
  context: async ({ context, savesData }, use) => {
    if (savesData) await context.addInitScript(saveData);
    await use(context);
  },
  page: async ({ page }, use) => {
    await withoutComplaints(page, use);
  },
});

/** Hands a page to a test, which fails if the browser's console reports anything but refusals. */
export async function withoutComplaints(
  page: Page,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const complaints: string[] = [];
  const onError = (error: Error) => complaints.push(String(error));
  const onMessage = (message: ConsoleMessage) => {
    const serious = message.type() === "error" || message.type() === "warning";
    const expected =
      /^Failed to load resource: (.* status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/.test(
        message.text(),
      );
    if (serious && !expected) complaints.push(message.text());
  };
  page.on("pageerror", onError).on("console", onMessage);
  await use(page);
  page.off("pageerror", onError).off("console", onMessage);
  expect(complaints, "what the browser's console complained of").toEqual([]);
}

/** A made-up network address. */
export function anyAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
}

/** Makes the browser report that the person saves data. */
export function saveData(): void {
  Object.defineProperty(navigator, "connection", { value: { saveData: true } });
}

/**
 * Where a scenario runs, if not with JavaScript on a wide screen. Links and forms are tested
 * without JavaScript; both ways if the browser's code has its own way to do it (it sends the form,
 * shows the message, keeps the focus or the typed text); on a phone if something is laid out or
 * pressed differently there.
 */
export const withoutJavaScript = { tag: "@no-javascript" };
export const bothWays = { tag: ["@javascript", "@no-javascript"] };
export const onPhone = { tag: "@phone" };
export const everyWay = { tag: ["@javascript", "@no-javascript", "@phone"] };

/** Like a browser, sends a request again if the server had just closed an idle connection. */
const maxRetries = 2;

/** Signs a new person in on the page, with an account that e2e/accounts.mjs hands out. */
export async function signUp(page: Page): Promise<Person> {
  const { protocol, hostname, port } = new URL(siteOrigin());
  const accounts = `${protocol}//${hostname}:${Number(port) + 1}`;
  const response = await page.request.post(accounts, { maxRetries });
  return response.json();
}

/** A page in another browser, with another new person signed in. */
export async function pageOfAnother(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signUp(page);
  return page;
}

/** The origin of the site under test: scheme, host and port. */
export function siteOrigin(): string {
  return new URL(test.info().project.use.baseURL ?? "").origin;
}

/** Calls a procedure as the person signed in on the page: a mutation, or a query with "read". */
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

/** Adds contacts to the workspace of the person signed in on the page. */
export async function addContacts(page: Page, rows: Record<string, unknown>[]): Promise<void> {
  await call(page, "contact.import", { rows, operation: randomUUID() });
}

/** Adds a contact and returns its id. */
export async function addContact(page: Page, contact: Record<string, unknown>): Promise<number> {
  return (await call<{ id: number }>(page, "contact.create", contact)).id;
}

/** Adds a tag and returns its id. */
export async function addTag(page: Page, name: string, color = "#3B82F6"): Promise<number> {
  return (await call<{ id: number }>(page, "tag.create", { name, color })).id;
}

/** The day some days from today in the time zone of this machine, which new accounts have. */
export function dayFrom(days: number): string {
  const parts = new Intl.DateTimeFormat("en-CA");
  return parts.format(Date.now() + days * 86_400_000);
}

/** Whether the browser would ask before it closes the page. The code for that loads on typing. */
export function asksOnClosing(page: Page): Promise<boolean> {
  return page.evaluate(
    () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })),
  );
}

/** Whether pages of this test run JavaScript. */
export function isLive(): boolean {
  return test.info().project.use.javaScriptEnabled !== false;
}

/** Opens a page and waits until it is idle. */
export async function openIdle(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await whenIdle(page);
}

/**
 * Waits, if the page runs JavaScript, until React has taken over the part of it that comes last: keys count,
 * and links to forms open dialogs. A page can be without requests long before that on a busy machine.
 */
export async function whenIdle(page: Page): Promise<void> {
  if (!isLive()) return;
  await page.waitForFunction(() => {
    const last = document.querySelector(".shell > [role=status]");
    return Object.keys(last ?? {}).some((key) => key.startsWith("__reactFiber"));
  });
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

/** The page of a form with this heading, or the dialog that has it over another page. */
export function openedForm(page: Page, heading: string): Locator {
  const title = page.getByRole("heading", { level: 1, name: heading });
  return page.locator("main, dialog").filter({ has: title });
}

/** Holds back requests to matching URLs until the returned function is called. */
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

/** Holds back code that is requested from now on, until the returned function is called. */
export function withholdCode(page: Page): Promise<() => Promise<void>> {
  return withhold(page, "**/assets/*.js");
}

/** Where a page shows its messages, apart from those in a history. */
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
