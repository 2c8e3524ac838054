import type { Page } from "playwright/test";
import {
  addContact,
  bothWays,
  call,
  expect,
  openIdle,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

test.beforeEach(async ({ page }) => {
  await signUp(page);
  const contactId = await addContact(page, { firstName: "Ann", company: "Acme" });
  for (const deal of [
    { title: "App", value: 300, contactId },
    { title: "Logo", value: 100 },
    { title: "Shop", value: 5000, contactId },
    { title: "Website", value: 200, contactId },
  ]) {
    await call(page, "deal.create", deal);
  }
});

/** The deals by title. */
async function dealsOf(page: Page): Promise<{ id: number }[]> {
  const { items } = await call<{ items: { id: number }[] }>(
    page,
    "deal.list",
    { sort: "title" },
    "read",
  );
  return items;
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const next = (page: Page) => page.getByRole("link", { name: /^Next: / });
const previous = (page: Page) => page.getByRole("link", { name: /^Previous: / });

test(
  "from a list one goes to the previous and next deal, and back to the same position",
  bothWays,
  async ({ page }) => {
    await openIdle(page, "/deals/all?search=acme&sort=value-desc");
    await page.getByRole("link", { name: "App" }).click();
    await expect(heading(page)).toHaveText("App");
    await previous(page).click();
    await expect(heading(page)).toHaveText("Shop");
    await expect(previous(page)).toBeHidden();
    await next(page).click();
    await expect(heading(page)).toHaveText("App");
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByLabel("Title").fill("Mobile app");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved “Mobile app”.")).toBeVisible();
    await next(page).click();
    await expect(heading(page)).toHaveText("Website");
    await expect(next(page)).toBeHidden();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page).toHaveURL("/deals/all?search=acme&sort=value-desc");
    await expect(page.locator(".row-link")).toHaveText(["Shop", "Mobile app"]);
    await page.getByRole("link", { name: "Shop" }).click();
    await page.getByRole("link", { name: "Back to the list" }).click();
    await expect(page).toHaveURL("/deals/all?search=acme&sort=value-desc");
  },
);

test(
  "an action on a deal from a list keeps the position in the list",
  withoutJavaScript,
  async ({ page }) => {
    const [app] = await dealsOf(page);
    await call(page, "todo.create", { title: "Call", dealId: app?.id });
    await openIdle(page, "/deals/all?sort=title");
    await page.getByRole("link", { name: "App" }).click();
    await page.getByRole("button", { name: "Complete Call" }).click();
    await expect(page.getByText("Completed “Call”.")).toBeVisible();
    await next(page).click();
    await expect(heading(page)).toHaveText("Logo");
    const asWon = page.locator("details").filter({ hasText: "Mark as won" });
    await asWon.locator("summary").click();
    await asWon.getByRole("button", { name: "Mark as won" }).click();
    await expect(page.getByText("Marked “Logo” as won.")).toBeVisible();
    await next(page).click();
    await expect(heading(page)).toHaveText("Shop");
  },
);

test("a deal opened from the board leads back to it, and has no previous or next deal", async ({
  page,
}) => {
  await openIdle(page, "/deals");
  await page.getByRole("link", { name: "Shop", exact: true }).click();
  await expect(heading(page)).toHaveText("Shop");
  await expect(next(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Back to the board" }).click();
  await expect(page).toHaveURL("/deals");
});

test("Ctrl and an arrow lead to the next record, and ask about an unfinished edit", async ({
  page,
}) => {
  page.on("dialog", (question) => question.accept());
  await openIdle(page, "/deals/all?sort=title");
  await page.getByRole("link", { name: "App" }).click();
  await page.getByRole("link", { name: "Change title" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Another");
  await page.getByRole("link", { name: "Next: Logo" }).click();
  await expect(heading(page)).toHaveText("Logo");
  await expect(page.getByRole("textbox", { name: "Title" })).toBeHidden();
  await page.keyboard.press("Control+ArrowRight");
  await expect(heading(page)).toHaveText("Shop");
  await page.keyboard.press("Control+ArrowLeft");
  await expect(heading(page)).toHaveText("Logo");
  await page.keyboard.press("Control+ArrowLeft");
  await expect(heading(page)).toHaveText("App");
});
