import type { Page } from "playwright/test";
import { addContact, call, expect, openIdle, signUp, test, withoutJavaScript } from "./person.ts";

const line = "Call @Sarah tomorrow 3pm !high #sales #nothing";

async function withSales(page: Page): Promise<void> {
  await signUp(page);
  await addContact(page, { firstName: "Sarah", lastName: "Chen" });
  await call(page, "category.create", { name: "Sales", color: "#10B981" });
}

const removes = (page: Page) =>
  page.getByRole("list", { name: "Understood" }).getByRole("button").allTextContents();

test("Q adds a task in one line, once it's shown what was understood", async ({ page }) => {
  await withSales(page);
  await openIdle(page, "/tasks");
  await page.keyboard.press("q");
  const dialog = page.getByRole("dialog", { name: "Quick add" });
  await dialog.getByLabel("Task").fill(line);
  await expect(dialog.getByText("“#nothing” isn't one of your categories.")).toBeVisible();
  await expect(dialog.getByText("Call Sarah #nothing", { exact: true })).toBeVisible();
  expect((await removes(page)).map((text) => text.replace(/^Due .*/, "Due"))).toEqual([
    "Due",
    "3:00 pm×",
    "High priority×",
    "#Sales×",
    "With Sarah Chen×",
  ]);
  await dialog.getByRole("button", { name: "Remove High priority" }).click();
  await expect(dialog.getByText("Call Sarah !high #nothing", { exact: true })).toBeVisible();
  // Enter right after typing waits for what the whole line means.
  await dialog.getByLabel("Task").fill("Call Sarah Chen every monday !urgent");
  await dialog.getByLabel("Task").press("Enter");
  await expect(page.getByText("Added “Call Sarah Chen !urgent”.")).toBeVisible();
  await page.getByRole("link", { name: "Show task" }).click();
  const details = page.getByRole("main");
  await expect(details).toContainText("Weekly on Monday");
  await expect(details.getByRole("link", { name: "Sarah Chen" })).toBeVisible();
  await expect(details).toContainText("Medium");
});

test(
  "without JavaScript a line fills in the whole form, which is then saved",
  withoutJavaScript,
  async ({ page }) => {
    await withSales(page);
    await page.goto("/tasks");
    await page.getByRole("link", { name: "Quick add" }).click();
    await page.getByLabel("Task").fill("!high tomorrow");
    await page.getByRole("button", { name: "Add task" }).click();
    await expect(page.getByLabel("Title")).toHaveAccessibleDescription(/^Say what to do, e\.g\./);
    await expect(page.getByLabel("Priority")).toHaveValue("high");

    await page.goto("/tasks/quick");
    await page.getByLabel("Task").fill(line);
    await page.getByRole("button", { name: "Add task" }).click();
    await expect(page.getByRole("heading", { name: "New task" })).toBeVisible();
    await expect(page.getByText("“#nothing” isn't one of your categories.")).toBeVisible();
    await expect(page.getByLabel("Title")).toHaveValue("Call Sarah #nothing");
    await expect(page.getByLabel("Time")).toHaveValue("15:00");
    await expect(page.getByLabel("Priority")).toHaveValue("high");
    await expect(page.getByLabel("Category").locator("option:checked")).toHaveText("Sales");
    await page.getByRole("button", { name: "Add task" }).click();
    await expect(page.getByText("Added “Call Sarah #nothing”.")).toBeVisible();
    await expect(page.getByRole("row", { name: /Call Sarah/ })).toContainText("3:00 pm");
  },
);
