import { readFile } from "node:fs/promises";
import { addContacts, bothWays, call, expect, signUp, test, withoutJavaScript } from "./person.ts";

test.beforeEach(async ({ page }) => {
  await signUp(page);
  await addContacts(page, [
    { firstName: "Ann", email: "ann@example.com", company: "Acme", tags: ["Lead", "VIP"] },
    { firstName: "Bob", phone: "0412 345 678", company: "Zebra", tags: ["Lead"] },
    { firstName: "Cy", tags: ["VIP"] },
    { firstName: "Di", company: "Acme" },
  ]);
});

test(
  "contacts are filtered by what they have, and each filter is removed by its chip",
  bothWays,
  async ({ page }) => {
    await page.goto("/contacts");
    await page.getByText("Filters", { exact: true }).click();
    await page.getByLabel("Email").selectOption("Without");
    await page.getByRole("searchbox", { name: /^Search / }).press("Enter");
    await expect(page.locator(".row-link")).toHaveCount(3);
    await expect(page).toHaveURL(/\/contacts\?email=without$/);
    const chip = page.getByRole("link", { name: "Remove filter: No email" });
    await expect(chip).toBeVisible();
    await chip.click();
    await expect(page.locator(".row-link")).toHaveCount(4);
  },
);

test(
  "what a filtered list shows is exported, and the button says how much",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/contacts?email=without");
    const downloading = page.waitForEvent("download");
    await page.getByText("Export 3 contacts").click();
    await page.getByRole("link", { name: "CSV 3" }).click();
    const csv = await readFile(await (await downloading).path(), "utf8");
    expect(csv.trim().split("\r\n")).toHaveLength(4);
    expect(csv).not.toContain("Ann");
    await page.goto("/contacts");
    await expect(page.locator("summary").getByText("Export", { exact: true })).toBeVisible();
  },
);

test("search matches are marked, however they are spelt", withoutJavaScript, async ({ page }) => {
  await page.goto("/contacts?search=acme");
  await expect(page.locator("mark")).toHaveText(["Acme", "Acme"]);
  await page.goto("/contacts?search=412345678&columns=phone");
  await expect(page.locator("mark")).toHaveText(["412 345 678"]);
  await page.goto("/contacts?search=ANN&columns=email,company");
  await expect(page.locator("mark")).toHaveText(["Ann", "ann"]);
  await page.goto("/contacts");
  await expect(page.locator("mark")).toHaveCount(0);
});

test(
  "contacts that nobody has spoken to for some time are found, and sorted by when that was",
  bothWays,
  async ({ page }) => {
    const day = 24 * 60 * 60 * 1_000;
    const calls = { Ann: 100, Bob: 40, Cy: 2 };
    await page.goto("/contacts");
    for (const [name, days] of Object.entries(calls)) {
      const path = await page.getByRole("link", { name, exact: true }).getAttribute("href");
      const contactId = Number(path?.match(/[0-9]+/)?.[0]);
      const timestamp = Date.now() - days * day;
      await call(page, "activity.create", { type: "call", contactId, timestamp });
    }
    await page.goto("/contacts?columns=last-activity,next-activity");
    const heading = page.getByRole("columnheader", { name: "Last activity" });
    await heading.getByRole("link").click();
    await expect(page.locator(".row-link")).toHaveText(["Cy", "Bob", "Ann", "Di"]);
    await expect(heading).toHaveAttribute("aria-sort", "descending");
    await expect(page.getByRole("cell", { name: "2 days ago" })).toBeVisible();
    await heading.getByRole("link").click();
    await expect(page.locator(".row-link")).toHaveText(["Di", "Ann", "Bob", "Cy"]);

    await page.getByText("Filters", { exact: true }).click();
    await page.getByLabel("Not contacted for").selectOption("60 days");
    await page.getByRole("searchbox", { name: /^Search / }).press("Enter");
    await expect(page.locator(".row-link")).toHaveText(["Di", "Ann"]);
    await page.getByRole("link", { name: "Remove filter: Not contacted for 60 days" }).click();
    await expect(page.locator(".row-link")).toHaveCount(4);
    await page.goto("/contacts?not-contacted=never");
    await expect(page.locator(".row-link")).toHaveText(["Di"]);
    await expect(page.getByRole("link", { name: "Remove filter: Never contacted" })).toBeVisible();
  },
);

test("all tags must match, or none", withoutJavaScript, async ({ page }) => {
  await page.goto("/contacts");
  await page.locator("summary", { hasText: "Tags" }).click();
  await page.getByLabel("Match").selectOption("All of these");
  await page.getByRole("checkbox", { name: /Lead/ }).check();
  await page.getByRole("checkbox", { name: /VIP/ }).check();
  await page.locator("summary", { hasText: "Tags" }).click();
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.locator(".row-link")).toHaveText(["Ann"]);
  await page.goto(`${page.url().replace("match=all", "match=none")}`);
  await expect(page.locator(".row-link")).toHaveText(["Di"]);
});

test(
  "the list is sorted by company each way, with contacts without one at its end",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/contacts?sort=company-desc");
    await expect(page.locator(".row-link")).toHaveText(["Bob", "Di", "Ann", "Cy"]);
    await page.goto("/contacts?sort=company");
    await expect(page.locator(".row-link")).toHaveText(["Ann", "Di", "Bob", "Cy"]);
  },
);

test(
  "contacts without deals, and from some dates, are found",
  withoutJavaScript,
  async ({ page }) => {
    const { items } = await call<{ items: { id: number; firstName: string }[] }>(
      page,
      "contact.list",
      {},
      "read",
    );
    const ann = items.find(({ firstName }) => firstName === "Ann");
    await call(page, "deal.create", { title: "A deal", value: 5, contactId: ann?.id });
    await page.goto("/contacts?deals=without");
    await expect(page.locator(".row-link")).toHaveText(["Bob", "Cy", "Di"]);
    await page.goto("/contacts?added-to=2020-01-01");
    await expect(page.getByText("No matches")).toBeVisible();
    await page.goto("/contacts?added-from=2020-01-01&rows=25");
    await expect(page.locator(".row-link")).toHaveCount(4);
  },
);
