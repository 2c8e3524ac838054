import { expect, type Page } from "playwright/test";
import { call, onPhone, openIdle, signUp, test, undoIn, withoutJavaScript } from "./person.ts";

const column = (page: Page, status: string) =>
  page.getByRole("region", { name: new RegExp(`^${status}`) });

const card = (page: Page, title: string) => page.getByRole("article", { name: title, exact: true });

async function addTasks(page: Page, ...titles: string[]): Promise<void> {
  for (const title of titles) await call(page, "todo.create", { title });
}

test.beforeEach(async ({ page }) => {
  await signUp(page);
});

test("tasks are moved between statuses with the keyboard and a menu, and moved back", async ({
  page,
}) => {
  await addTasks(page, "Call Ann", "Write offer");
  await openIdle(page, "/tasks");
  await page.getByRole("link", { name: "Board", exact: true }).click();
  await page.locator("[data-live]").waitFor();
  await card(page, "Call Ann").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("[aria-live='assertive']")).toHaveText(
    "Moved Call Ann to position 1 of 1 in In progress.",
  );
  await page.keyboard.press("Space");
  await expect(page.getByText("Moved “Call Ann” to In progress.")).toBeVisible();
  await expect(column(page, "In progress").getByRole("article")).toHaveCount(1);

  await card(page, "Write offer").getByRole("link", { name: "Move" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Completed “Write offer”.")).toBeVisible();
  await expect(column(page, "Done").getByRole("article")).toHaveCount(1);
  await undoIn(page).click();
  await expect(column(page, "To do").getByRole("article")).toHaveCount(1);
});

test("a task is moved on a page of its own", withoutJavaScript, async ({ page }) => {
  await addTasks(page, "Call Ann");
  await openIdle(page, "/tasks/board");
  await card(page, "Call Ann").getByRole("link", { name: "Move" }).click();
  await page.getByRole("button", { name: "Archived" }).click();
  await expect(page.getByText("Moved “Call Ann” to Archived.")).toBeVisible();
  await expect(column(page, "Archived").getByRole("article")).toHaveCount(1);
  await page.getByRole("link", { name: "List", exact: true }).click();
  await expect(page).toHaveURL("/tasks");
});

test("a phone shows one status at a time", onPhone, async ({ page }) => {
  await addTasks(page, "Call Ann");
  await openIdle(page, "/tasks/board");
  await expect(card(page, "Call Ann")).toBeInViewport();
  const tabs = page.getByRole("navigation", { name: "Statuses" });
  await tabs.getByText("Done").click();
  await expect(card(page, "Call Ann")).not.toBeInViewport();
  await expect(tabs.getByRole("link", { name: "Done" })).toHaveAttribute("aria-current", "true");
});
