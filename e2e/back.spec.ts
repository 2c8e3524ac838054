import type { BrowserContext, Page } from "playwright/test";
import {
  addContact,
  test as base,
  bothWays,
  expect,
  openIdle,
  signUp,
  siteOrigin,
} from "./person.ts";

/** A browser that keeps pages in memory, as people's do: Playwright and headless shells don't. */
const test = base.extend<object, { launchOptions: object }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({
        ...launchOptions,
        channel: "chromium",
        executablePath: process.env.CHROMIUM_PATH,
        ignoreDefaultArgs: ["--disable-back-forward-cache"],
      });
    },
    { scope: "worker" },
  ],
});

/** The browser takes the same server under another name for another site. */
const elsewhere = () => `${siteOrigin().replace("localhost", "127.0.0.1")}/sign-in`;

/** The pages that the browser requests from now on. */
function pagesAskedFor(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "document") asked.push(new URL(request.url()).pathname);
  });
  return asked;
}

/** A page from memory isn't loaded again, so there is no load event to wait for. */
async function goBack(page: Page): Promise<void> {
  await page.goBack({ waitUntil: "commit" });
}

async function signOutInAnotherTab(context: BrowserContext): Promise<void> {
  const tab = await context.newPage();
  await tab.goto("/today");
  await tab.getByRole("button", { name: "Sign out" }).click();
  await expect(tab).toHaveURL("/");
  await tab.close();
}

test(
  "Back restores a page as it was left while signed in, and nothing of it after a sign-out",
  bothWays,
  async ({ page }) => {
    await signUp(page);
    await addContact(page, { firstName: "Confidential" });
    await page.goto("/contacts/new");
    await page.getByLabel("First name").fill("Half typed");
    await page.goto(elsewhere());
    const asked = pagesAskedFor(page);
    await goBack(page);
    await expect(page.getByLabel("First name")).toHaveValue("Half typed");
    expect(asked, "it came from memory").toEqual([]);

    await page.goto("/contacts");
    await expect(page.getByRole("link", { name: "Confidential" })).toBeVisible();
    await page.goto(elsewhere());
    await signOutInAnotherTab(page.context());
    await goBack(page);
    await expect(page).toHaveURL("/sign-in?next=%2Fcontacts");
    expect(await page.content()).not.toContain("Confidential");
  },
);

test("Back right after a sign-out shows nothing of the workspace", bothWays, async ({ page }) => {
  await signUp(page);
  await addContact(page, { firstName: "Confidential" });
  await page.goto("/contacts");
  await expect(page.getByRole("link", { name: "Confidential" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await goBack(page);
  await expect(page).toHaveURL("/sign-in?next=%2Fcontacts");
  expect(await page.content()).not.toContain("Confidential");
});

test("Back shows nothing if the session ended without a sign-out either", async ({ page }) => {
  await signUp(page);
  await addContact(page, { firstName: "Confidential" });
  await openIdle(page, "/contacts");
  await page.goto(elsewhere());
  await page.context().clearCookies();
  await goBack(page);
  await expect(page).toHaveURL("/sign-in?next=%2Fcontacts");
  expect(await page.content()).not.toContain("Confidential");
});
