import type { Page, Request } from "playwright/test";
import { addContact, addContacts, expect, openIdle, signUp, test } from "./person.ts";

test.use({ savesData: false });

const navLink = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

test("a page is fetched when the pointer rests on its link, and not again when it is pressed", async ({
  page,
}) => {
  await signUp(page);
  await addContacts(page, [{ firstName: "Ann" }]);
  // A prefetched page lasts ten seconds, which a busy machine may take to press its link.
  await expect(async () => {
    await openIdle(page, "/today");
    const finished: Request[] = [];
    page.on("requestfinished", (request) => {
      if (request.url().includes("/contacts.data")) finished.push(request);
    });
    await navLink(page, "Contacts").hover();
    await expect.poll(() => finished.length).toBe(1);
    await navLink(page, "Contacts").click();
    await expect(page.getByRole("link", { name: "Ann" })).toBeVisible();
    // Pressing the link may request it again, if the browser answers that from its cache.
    const sizes = await Promise.all(finished.map((request) => request.sizes()));
    expect(sizes.filter(({ responseBodySize }) => responseBodySize > 0)).toHaveLength(1);
  }).toPass();
});

/** The scripts that a page asks for from now on. */
function scriptsFrom(page: Page): string[] {
  const urls: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script" || request.url().endsWith(".js")) {
      urls.push(request.url());
    }
  });
  return urls;
}

test("the code of the main pages is loaded once a page is idle", async ({ page }) => {
  await signUp(page);
  await addContacts(page, [{ firstName: "Ann" }]);
  const scripts = scriptsFrom(page);
  await openIdle(page, "/contacts");
  await expect.poll(() => scripts.some((url) => url.includes("contacts-record-show"))).toBe(true);
  await page.waitForLoadState("networkidle");
  const later = scriptsFrom(page);
  await page.getByRole("link", { name: "Ann" }).click();
  await expect(page.getByRole("heading", { name: "Ann" })).toBeVisible();
  await navLink(page, "Deals").click();
  await expect(page.getByRole("region", { name: "Board" })).toBeVisible();
  expect(later.filter((url) => /contacts-record-show|deals-board-board/.test(url))).toEqual([]);
});

test("a page that isn't loaded yet comes in at most nine files", async ({ page }) => {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await signUp(page);
  await addContacts(page, [{ firstName: "Ann" }]);
  await page.goto("/contacts", { waitUntil: "networkidle" });
  const scripts = scriptsFrom(page);
  await page.getByRole("link", { name: "Ann" }).click();
  await expect(page.getByRole("heading", { name: "Ann" })).toBeVisible();
  expect(scripts.length).toBeGreaterThan(0);
  expect(new Set(scripts).size, scripts.join("\n")).toBeLessThanOrEqual(9);
});

test("what was prefetched before an action is not what is shown after it", async ({ page }) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Ann" });
  await addContact(page, { firstName: "Bob" });
  await openIdle(page, `/contacts/${id}`);
  const ahead = page.waitForResponse((response) => response.url().includes("/contacts.data"));
  await navLink(page, "Contacts").hover();
  await ahead;
  const later = page.waitForResponse((response) => response.url().includes("/deals.data"));
  await navLink(page, "Deals").hover();
  await later;
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL("/contacts");
  await expect(page.getByRole("link", { name: "Bob" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Ann" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
});

test("a link in a row opens its page without loading the site again, or in a new tab", async ({
  page,
  context,
}) => {
  await signUp(page);
  const id = await addContact(page, { firstName: "Ann", company: "Acme" });
  await openIdle(page, "/contacts");
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const ahead = page.waitForResponse((response) => response.url().includes(`/contacts/${id}.data`));
  await page.getByRole("link", { name: "Ann" }).hover();
  await ahead;
  const newTab = context.waitForEvent("page");
  await page.getByRole("link", { name: "Ann" }).click({ modifiers: ["ControlOrMeta"] });
  await (await newTab).close();
  await expect(page).toHaveURL("/contacts");
  await page.getByRole("link", { name: "Ann" }).click();
  await expect(page.getByRole("heading", { name: "Ann" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Acme" }).first().click();
  await expect(page.getByRole("heading", { name: "Acme" })).toBeVisible();
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});
