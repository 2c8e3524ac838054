import type { Page } from "playwright/test";
import { addContacts, expect, openIdle, signUp, test } from "./person.ts";

const offset = (page: Page) => page.evaluate(() => Math.round(window.scrollY));

async function fillWorkspace(page: Page): Promise<void> {
  await signUp(page);
  await addContacts(
    page,
    Array.from({ length: 60 }, (_, index) => ({
      firstName: index % 5 === 0 ? "Odd" : "Even",
      lastName: String(100 + index),
    })),
  );
}

/** Opens a row far down the page and comes back to it. */
async function thereAndBack(page: Page, name: string): Promise<[number, number]> {
  await page.getByRole("link", { name }).scrollIntoViewIfNeeded();
  const before = await offset(page);
  expect(before).toBeGreaterThan(400);
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect.poll(() => offset(page)).toBe(0);
  await page.goBack();
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expect.poll(() => offset(page)).toBeGreaterThan(0);
  return [before, await offset(page)];
}

test("Back returns to the scroll position in the list", { tag: ["@javascript", "@phone"] }, async ({
  page,
}) => {
  await fillWorkspace(page);
  await openIdle(page, "/contacts");
  const [before, after] = await thereAndBack(page, "Even 146");
  expect(after).toBe(before);
});

test("Back returns to the scroll position in the results of a live search", async ({ page }) => {
  await fillWorkspace(page);
  await openIdle(page, "/contacts");
  await page.getByRole("searchbox").pressSequentially("even");
  await expect(page.getByRole("link", { name: "Odd 100" })).toBeHidden();
  await expect(page).toHaveURL("/contacts?search=even");
  const [before, after] = await thereAndBack(page, "Even 146");
  expect(after).toBe(before);
  await expect(page.getByRole("link", { name: "Odd 100" })).toHaveCount(0);
});

test("another page begins at its top", async ({ page }) => {
  await fillWorkspace(page);
  await openIdle(page, "/contacts");
  await page.getByRole("link", { name: "Next" }).scrollIntoViewIfNeeded();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("link", { name: "Even 159" })).toBeAttached();
  await expect.poll(() => offset(page)).toBe(0);
});
