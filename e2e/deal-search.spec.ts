import type { Page } from "playwright/test";
import { addContact, call, expect, openIdle, signUp, test, withoutJavaScript } from "./person.ts";

test.beforeEach(async ({ page }) => {
  await signUp(page);
  const zoe = await addContact(page, { firstName: "Zoë", lastName: "Ångström", company: "Åre" });
  for (const deal of [
    { title: "Website", value: 300, contactId: zoe },
    { title: "Åre shop", value: 200 },
    { title: "Print", value: 50 },
  ]) {
    await call(page, "deal.create", deal);
  }
});

const titles = (page: Page) => page.locator(".row-link");
const marks = (page: Page) => page.locator("tbody mark");

test(
  "a search marks what it has found: in titles, in people, and in companies, shown or not",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/deals/all?search=are");
    await expect(titles(page)).toHaveText(["Åre shop", "Website"]);
    await expect(marks(page)).toHaveText(["Åre", "Åre"]);
    await expect(page.getByRole("row", { name: /Website/ })).toContainText("ÅngströmÅre");
    await page.goto("/deals/all?search=angst&columns=contact,company");
    await expect(marks(page)).toHaveText(["Ångst"]);
    await page.goto("/deals/all?search=are&columns=contact,company");
    await expect(page.getByRole("link", { name: "Åre", exact: true })).toHaveCount(1);
    await page.goto("/deals/all");
    await expect(titles(page)).toHaveCount(3);
    await expect(marks(page)).toHaveCount(0);
  },
);

test("deals are found while typing, with the URL and the sums up to date, in one round trip each", async ({
  page,
}) => {
  const scripts: string[] = [];
  const rounds: (string | undefined)[] = [];
  page.on("response", (response) => {
    if (response.url().includes("live-search")) scripts.push(response.url());
    if (response.url().includes("/api/trpc/"))
      rounds.push(response.headers()["server-timing"]?.match(/queries=\d+/)?.[0]);
  });
  await openIdle(page, "/deals/all?sort=value");
  expect(scripts).toEqual([]);
  const box = page.getByRole("searchbox", { name: "Search deals" });
  await box.pressSequentially("are", { delay: 30 });
  await expect(titles(page)).toHaveText(["Åre shop", "Website"]);
  await expect(marks(page)).toHaveText(["Åre", "Åre"]);
  await expect(page.getByText("Total $500.00")).toBeVisible();
  await expect(page).toHaveURL("/deals/all?sort=value&search=are");
  expect(scripts.length).toBeGreaterThan(0);
  expect(new Set(rounds)).toEqual(new Set(["queries=1"]));

  await page.getByRole("link", { name: "Website" }).click();
  await expect(page.getByRole("heading", { name: "Website" })).toBeVisible();
  await page.goBack();
  await expect(box).toHaveValue("are");
  await expect(titles(page)).toHaveText(["Åre shop", "Website"]);
  await box.fill("nothing like it");
  await expect(page.getByText("No matches")).toBeVisible();
  await box.fill("");
  await expect(titles(page)).toHaveCount(3);
  await expect(page).toHaveURL("/deals/all?sort=value");
});

test("a bulk action applies to the results of a live search, and filters narrow them", async ({
  page,
}) => {
  await page.goto("/deals/all");
  await page.getByRole("searchbox").pressSequentially("are");
  await expect(titles(page)).toHaveCount(2);
  await page.getByRole("checkbox", { name: "Select Åre shop" }).check();
  const bar = page.getByRole("form", { name: "Bulk actions" });
  await bar.getByText("Move to", { exact: true }).click();
  await bar.getByRole("button", { name: "Closed Won" }).click();
  await expect(page.getByText("Moved 1 deal to Closed Won.")).toBeVisible();
  await expect(titles(page)).toHaveText(["Åre shop", "Website"]);
  await page.getByRole("combobox", { name: "Stage" }).selectOption("Closed Won");
  await page.getByRole("searchbox", { name: /^Search / }).press("Enter");
  await expect(titles(page)).toHaveText(["Åre shop"]);
  await expect(page).toHaveURL(/search=are/);
});
