import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";
import {
  addContact,
  bothWays,
  call,
  expect,
  signUp,
  test,
  undoIn,
  withoutJavaScript,
} from "./person.ts";

interface Stage {
  id: number;
  name: string;
}

async function stageIds(page: Page): Promise<Record<string, number>> {
  const stages = await call<Stage[]>(page, "stage.list", {}, "read");
  return Object.fromEntries(stages.map(({ id, name }) => [name, id]));
}

test.beforeEach(async ({ page }) => {
  await signUp(page);
  const stages = await stageIds(page);
  const contactId = await addContact(page, { firstName: "Ann", company: "Acme" });
  for (const deal of [
    { title: "App", value: 300, expectedCloseDate: "2020-05-01", contactId },
    { title: "Website", value: 100, expectedCloseDate: "2035-05-01" },
    { title: "Shop", value: 5000, currency: "JPY" },
    { title: "Logo", value: 200, stageId: stages["Closed Won"], contactId },
    { title: "Print", value: 50, stageId: stages["Closed Lost"], lostReason: "Price" },
  ]) {
    await call(page, "deal.create", deal);
  }
});

const titles = (page: Page) => page.locator(".row-link");

function choose(page: Page, title: string) {
  return page.getByRole("checkbox", { name: `Select ${title}`, exact: true });
}

function bar(page: Page) {
  return page.getByRole("form", { name: "Bulk actions" });
}

test(
  "deals are filtered in the URL, and each filter is taken off by its chip",
  bothWays,
  async ({ page }) => {
    await page.goto("/deals/all");
    await expect(titles(page)).toHaveText(["Print", "Logo", "Shop", "Website", "App"]);
    await page.getByText("Filters", { exact: true }).click();
    await page.getByLabel("Status").selectOption("Open");
    await page.getByLabel("Currency").selectOption("AUD");
    await page.getByRole("searchbox", { name: /^Search / }).press("Enter");
    await expect(titles(page)).toHaveText(["Website", "App"]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open deals");
    await expect(page.locator(".list-sums")).toHaveText("Total $400.00");
    await page.getByRole("link", { name: "Remove filter: AUD" }).click();
    await expect(titles(page)).toHaveText(["Shop", "Website", "App"]);
    await page.goto("/deals/all?overdue=1");
    await expect(titles(page)).toHaveText(["App"]);
    await expect(page.locator("td").getByText("Overdue:")).toHaveCount(1);
    await page.goto("/deals/all?closed=30&sort=title");
    await expect(titles(page)).toHaveText(["Logo", "Print"]);
    await page.goto("/deals/all?value-from=150&value-to=300");
    await expect(titles(page)).toHaveText(["Logo", "App"]);
    await expect(page.locator("summary").getByText("Export 2 deals")).toBeVisible();
  },
);

test("a list is filtered by amounts as people write them", bothWays, async ({ page }) => {
  await page.goto("/deals/all");
  await page.getByText("Filters", { exact: true }).click();
  await page.getByLabel("Value from").fill("1.500");
  await page.getByLabel("Value to").fill("$300.00");
  await page.getByLabel("Value to").press("Enter");
  await expect(page.getByText("Enter the amount like 1,250.00 or 1250.")).toBeVisible();
  await expect(page.getByLabel("Value from")).toHaveValue("1.500");
  await page.getByLabel("Value from").fill("150,00");
  await page.getByLabel("Value from").press("Enter");
  await expect(page).toHaveURL(/\/deals\/all\?value-from=150&value-to=300$/);
  await expect(titles(page)).toHaveText(["Logo", "App"]);
});

test("a list is filtered to deals without a value", withoutJavaScript, async ({ page }) => {
  await call(page, "deal.create", { title: "Open question" });
  await page.goto("/deals/all");
  await page.getByText("Filters", { exact: true }).click();
  await page.getByLabel("No value").check();
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/[?&]no-value=1/);
  await expect(titles(page)).toHaveText(["Open question"]);
  await expect(page.getByRole("cell", { name: "No value" })).toBeVisible();
});

test("columns are chosen, and are in the URL", withoutJavaScript, async ({ page }) => {
  await page.goto("/deals/all?columns=company,lost,step");
  await expect(page.locator("thead th:not(:first-child)")).toContainText([
    "Deal",
    "Company",
    "Lost reason",
    "Next step",
  ]);
  await expect(page.getByRole("row", { name: /Print/ })).toContainText("Price");
  await page.goto("/deals/columns?list=kind%3Dlost");
  await page.getByRole("checkbox", { name: "Lost reason" }).check();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/kind=lost&columns=contact%2Cstage%2Ccloses%2Cvalue%2Clost/);
  await page.goto("/deals/all");
  await expect(page.getByRole("row", { name: /Print/ })).toContainText("Price");
});

test("a list is saved as a view, which opens it", withoutJavaScript, async ({ page }) => {
  await page.goto("/deals/all?kind=open&sort=title");
  await page.getByRole("link", { name: "Save view" }).click();
  await page.getByLabel("Name").fill("Open by title");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Open by title");
  await expect(titles(page)).toHaveText(["App", "Shop", "Website"]);
  await page.goto("/deals/all");
  await page.getByRole("link", { name: "Open by title" }).first().click();
  await expect(titles(page)).toHaveText(["App", "Shop", "Website"]);
});

test(
  "chosen deals are moved, given a day and deleted together, and each is one Undo",
  bothWays,
  async ({ page }) => {
    await page.goto("/deals/all");
    await choose(page, "App").check();
    await choose(page, "Website").check();
    await bar(page).getByText("Move to", { exact: true }).click();
    await bar(page).getByRole("button", { name: "Closed Won" }).click();
    await expect(page.getByText("Moved 2 deals to Closed Won.")).toBeVisible();
    await expect(page.getByRole("row", { name: /Website/ })).toContainText("Closed Won");
    await undoIn(page).click();
    await expect(page.getByRole("row", { name: /Website/ })).toContainText("Prospecting");

    await choose(page, "Shop").check();
    await bar(page).getByText("Expected close", { exact: true }).click();
    await bar(page).getByLabel("Expected close (leave blank to clear)").fill("2040-02-29");
    await bar(page).getByRole("button", { name: "Apply" }).click();
    await expect(page.getByText("Updated the expected close of 1 deal.")).toBeVisible();
    await expect(page.getByRole("row", { name: /Shop/ })).toContainText("29 Feb 2040");

    await page.goto("/deals/all?kind=open&rows=25");
    await choose(page, "Shop").check();
    await choose(page, "App").check();
    await bar(page).getByRole("button", { name: "Delete", exact: true }).click();
    await expect(page.getByText("Deleted 2 deals.")).toBeVisible();
    await expect(titles(page)).toHaveText(["Website"]);
    await undoIn(page).click();
    await expect(titles(page)).toHaveText(["Shop", "Website", "App"]);
  },
);

test("all that a list has are moved at once", withoutJavaScript, async ({ page }) => {
  for (let n = 0; n < 26; n += 1) await call(page, "deal.create", { title: `Deal ${n}`, value: 1 });
  await page.goto("/deals/all?kind=open&rows=25");
  await choose(page, "Deal 25").check();
  await bar(page).getByRole("checkbox", { name: "Select all 29" }).check();
  await bar(page).getByText("Move to", { exact: true }).click();
  await bar(page).getByRole("button", { name: "Closed Lost" }).click();
  await expect(page.getByText("Moved 29 deals to Closed Lost.")).toBeVisible();
  await expect(page.getByText("No matches")).toBeVisible();
  await undoIn(page).click();
  await expect(titles(page)).toHaveCount(25);
});

test("an export holds all deals, or those that are chosen", withoutJavaScript, async ({ page }) => {
  await page.goto("/deals/all");
  const exported = async (press: () => Promise<void>) => {
    const downloading = page.waitForEvent("download");
    await press();
    return readFile(await (await downloading).path(), "utf8");
  };
  await page.locator("summary").getByText("Export").click();
  const whole = await exported(() =>
    page.getByRole("link", { name: "CSV 5", exact: true }).click(),
  );
  expect(whole.trim().split("\r\n")).toHaveLength(6);
  await choose(page, "Print").check();
  const one = await exported(() =>
    bar(page).getByRole("button", { name: "Export", exact: true }).click(),
  );
  expect(one.trim().split("\r\n")).toHaveLength(2);
  expect(one).toContain("Closed Lost");
  expect(one).toContain("Price");
});

test(
  "a column sorts the list, and reverses the order when it is pressed again",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/deals/all");
    const heading = page.getByRole("columnheader", { name: "Closes" });
    await heading.getByRole("link").click();
    await expect(titles(page).first()).toHaveText("App");
    await expect(heading).toHaveAttribute("aria-sort", "ascending");
    await heading.getByRole("link").click();
    await expect(titles(page).first()).toHaveText("Website");
    await page.getByRole("columnheader", { name: "Value" }).getByRole("link").click();
    await expect(titles(page)).toHaveText(["Shop", "App", "Logo", "Website", "Print"]);
  },
);
