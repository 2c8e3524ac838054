import type { Page } from "playwright/test";
import {
  addContacts,
  bothWays,
  expect,
  openIdle,
  signUp,
  test,
  withoutJavaScript,
} from "./person.ts";

test.beforeEach(async ({ page }) => {
  await signUp(page);
  await addContacts(page, [
    { firstName: "Ann", email: "ann@example.com", company: "Zebra", jobTitle: "Founder" },
    { firstName: "Bob", phone: "0412 345 678", company: "Acme", tags: ["Lead"] },
    { firstName: "Cy", company: "Middle" },
  ]);
});

/** The list's column headings, except that of the checkboxes. */
function headings(page: Page) {
  return page.locator("thead th:not(:first-child)");
}

const usual = ["Name", "Company", "Email", "Phone", "Tags", "Updated"];

async function openColumns(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Columns" }).click();
  await expect(page.getByRole("list", { name: "Columns" })).toBeVisible();
}

/** Applies the selected columns; with JavaScript that has already happened. */
async function show(page: Page): Promise<void> {
  if (test.info().project.name !== "without JavaScript") return;
  await page.getByRole("button", { name: "Apply" }).click();
}

test(
  "columns are selected and ordered, are in the URL, and are remembered",
  bothWays,
  async ({ page }) => {
    await page.goto("/contacts");
    await expect(headings(page)).toContainText(usual);
    await openColumns(page);
    await page.getByRole("checkbox", { name: "Email" }).uncheck();
    await page.getByRole("checkbox", { name: "Phone" }).uncheck();
    await page.getByRole("button", { name: "Move Company down" }).click();
    await show(page);
    await expect(headings(page)).toContainText(["Name", "Tags", "Company", "Updated"]);
    await expect(page).toHaveURL("/contacts?columns=tags%2Ccompany%2Cupdated");
    await expect(page.getByRole("link", { name: "Zebra" })).toBeVisible();

    await page.goto("/contacts?sort=company");
    await expect(headings(page)).toContainText(["Name", "Tags", "Company", "Updated"]);
    await page.goto("/contacts?columns=added");
    await expect(headings(page)).toContainText(["Name", "Added"]);

    await openColumns(page);
    const answered = page.waitForResponse((each) => each.request().method() === "POST");
    await page.getByRole("button", { name: "Reset to default" }).click();
    await answered;
    await page.goto("/contacts");
    await expect(headings(page)).toContainText(usual);
  },
);

test("a filter and a page of the list keep its columns", withoutJavaScript, async ({ page }) => {
  await page.goto("/contacts?columns=company,title&rows=25");
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("acme");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.locator(".row-link")).toHaveText(["Bob"]);
  await expect(headings(page)).toContainText(["Name", "Company", "Job title"]);
});

test(
  "a contact's page leads back to the list with its columns, and to the next contact in it",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/contacts?columns=company&sort=company");
    await page.getByRole("link", { name: "Bob" }).click();
    await page.getByRole("link", { name: "Next: Cy" }).click();
    await page.getByRole("link", { name: "Back to the list" }).click();
    await expect(headings(page)).toContainText(["Name", "Company"]);
    await expect(page.locator(".row-link")).toHaveText(["Bob", "Cy", "Ann"]);
  },
);

test("invalid columns are ignored", withoutJavaScript, async ({ page }) => {
  await page.goto("/contacts?columns=email,notes,email,%3Cscript%3E");
  await expect(headings(page)).toContainText(["Name", "Email"]);
  await page.goto("/contacts?columns=none");
  await expect(headings(page)).toHaveText(["Name ↑"]);
});

test(
  "a column sorts the list, and reverses the order when it is pressed again",
  withoutJavaScript,
  async ({ page }) => {
    await page.goto("/contacts?columns=company,added");
    const heading = (name: string) => page.getByRole("columnheader", { name });
    await expect(heading("Name")).toHaveAttribute("aria-sort", "ascending");
    await heading("Company").getByRole("link").click();
    await expect(page.locator(".row-link")).toHaveText(["Bob", "Cy", "Ann"]);
    await expect(heading("Company")).toHaveAttribute("aria-sort", "ascending");
    await expect(heading("Name")).not.toHaveAttribute("aria-sort", /./);
    await heading("Company").getByRole("link").click();
    await expect(page.locator(".row-link")).toHaveText(["Ann", "Cy", "Bob"]);
    await expect(heading("Company")).toHaveAttribute("aria-sort", "descending");
    await heading("Added").getByRole("link").click();
    await expect(heading("Added")).toHaveAttribute("aria-sort", "descending");
    await expect(page).toHaveURL(/sort=newest/);
  },
);

test("the menu of columns stays open and the focus on the button that was pressed", async ({
  page,
}) => {
  await openIdle(page, "/contacts");
  await openColumns(page);
  const down = page.getByRole("button", { name: "Move Email down" });
  await down.click();
  await expect(page).toHaveURL(/columns=company%2Cphone%2Cemail/);
  await expect(down).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/columns=company%2Cphone%2Ctags%2Cemail/);
  await expect(down).toBeFocused();
});
